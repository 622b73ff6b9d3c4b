import type { Context } from "#domain/access/context";
import { freezeCustomer } from "#domain/customer-states/freeze-customer";
import { createPayment } from "#domain/payments/create-payment";
import { createSetupIntent } from "#domain/setup-intents/create-setup-intent";
import { topUp } from "#domain/wallet-moves/top-up";
import { transferBetweenCustomers } from "#domain/wallet-moves/transfer-between-customers";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { seeded } from "#scripts/seed/once";

/** Those who save with the shop, and who acts for them when. */
export interface Savers {
  readonly customers: readonly string[];
  readonly key: (at: Temporal.Instant) => Context;
  readonly admin: (at: Temporal.Instant) => Context;
  readonly until: Temporal.Instant;
  readonly days: number;
}

const currency = "CNY";
const hoursADay = 24;
const everyDays = 9;

/** Some customers store money, pay with it, pass some on and take some back; one is frozen. */
export async function save(savers: Savers): Promise<void> {
  const { key, admin, until } = savers;
  for (const [place, customerId] of savers.customers.slice(0, 4).entries()) {
    await live(savers, customerId, place);
    await seeded(key(until.subtract({ hours: 50 - place })), `seed-card-${place}`, (ctx) =>
      createSetupIntent(ctx, { customerId, confirm: true, paymentMethodId: "pm_card_visa" }),
    );
  }
  const [first, second, , , , suspect] = savers.customers;
  if (!first || !second || !suspect) return;
  await seeded(key(until.subtract({ hours: 31 })), "seed-wallet-transfer", (ctx) =>
    transferBetweenCustomers(ctx, {
      customerId: first,
      destinationId: second,
      amountMinor: 18_800n,
      currency,
      description: "生日快乐",
    }),
  );
  await seeded(key(until.subtract({ hours: 27 })), "seed-withdrawal", (ctx) =>
    withdraw(ctx, {
      customerId: second,
      amountMinor: 6_600n,
      currency,
      accountNumber: "000123456789",
      accountHolderName: "韩梅梅",
    }),
  );
  await seeded(key(until.subtract({ hours: 90 })), "seed-top-up-suspect", (ctx) =>
    topUp(ctx, {
      customerId: suspect,
      amountMinor: 500_000n,
      currency,
      paymentMethodId: "pm_card_visa",
    }),
  );
  await seeded(admin(until.subtract({ hours: 20 })), "seed-freeze", (ctx) =>
    freezeCustomer(ctx, {
      customerId: suspect,
      reason: "Three cards topped up within an hour; the bank was asked.",
    }),
  );
}

/** One customer's weeks: a top-up, and tea bought with what is stored. */
async function live({ key, until, days }: Savers, customerId: string, place: number) {
  for (let day = days - place * 2; day > 1; day -= everyDays) {
    const at = until.subtract({ hours: day * hoursADay });
    const source = day % 2 ? { paymentMethodId: "pm_card_unionpay" } : { bankTransfer: {} };
    await seeded(key(at), `seed-top-up-${place}-${day}`, (ctx) =>
      topUp(ctx, { customerId, amountMinor: 40_000n, currency, ...source }),
    );
    await seeded(key(at.add({ hours: 20 })), `seed-stored-${place}-${day}`, (ctx) =>
      createPayment(ctx, {
        amountMinor: 26_800n,
        currency,
        description: "西湖龙井 明前 100g",
        confirm: true,
        customerId,
        paymentMethodData: { type: "customer_balance" },
      }),
    );
  }
}
