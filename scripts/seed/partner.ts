import { eq } from "drizzle-orm";
import { database } from "#db/client";
import { accounts, merchants } from "#db/schema/merchants";
import type { Context } from "#domain/access/context";
import { createMerchant } from "#domain/merchants/create-merchant";
import { operatorContext } from "#domain/merchants/operator-context";
import { createTransfer } from "#domain/transfers/create-transfer";
import { reverseTransfer } from "#domain/transfers/reverse-transfer";
import { systemClock } from "#platform/clock";
import { seeded } from "#scripts/seed/once";

const name = "Lotus Logistics 莲花物流";
const weeks = 6;
const hoursAWeek = 168;

/** Pays the shop's carrier, another merchant of the installation, and takes one payment back. */
export async function payPartner(
  admin: (at: Temporal.Instant) => Context,
  until: Temporal.Instant,
): Promise<void> {
  const destinationId = await partnerAccount();
  for (let week = weeks; week > 0; week -= 1) {
    const at = until.subtract({ hours: week * hoursAWeek - 60 });
    const transferId = await seeded(admin(at), `seed-transfer-${week}`, (ctx) =>
      createTransfer(ctx, {
        amountMinor: 45_000n + BigInt(week) * 1_250n,
        currency: "CNY",
        destinationId,
        description: `Delivery, week ${weeks - week + 1}`,
      }),
    );
    if (week !== 3 || transferId === undefined) continue;
    await seeded(admin(at.add({ hours: 5 })), "seed-reversal", (ctx) =>
      reverseTransfer(ctx, { transferId, amountMinor: 9_000n, description: "A parcel was lost." }),
    );
  }
}

async function partnerAccount(): Promise<string> {
  const [known] = await database()
    .select({ id: accounts.id, mode: accounts.mode })
    .from(merchants)
    .innerJoin(accounts, eq(accounts.merchantId, merchants.id))
    .where(eq(merchants.name, name))
    .orderBy(accounts.mode)
    .offset(1);
  if (known) return known.id;
  const { sandbox } = await createMerchant(operatorContext(systemClock), {
    name,
    country: "CN",
    defaultCurrency: "CNY",
    feeBasisPoints: 180,
    feeFixedMinor: {},
    settlementDelayDays: 2,
  });
  return sandbox.id;
}
