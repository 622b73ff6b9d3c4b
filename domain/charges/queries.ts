import { and, eq, type SQL } from "drizzle-orm";
import { charges, paymentIntents } from "#db/schema/payments";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import type { Id } from "#platform/ids";

/** The charge of that id, if the account has it. */
export async function findCharge(read: Reader, id: Id<"ch">): Promise<Charge | undefined> {
  const [charge] = await read.db
    .select()
    .from(charges)
    .where(and(eq(charges.accountId, read.accountId), eq(charges.id, id)));
  return charge;
}

/** The latest charge of the account's payment of that id, if there is that payment. */
export async function findLatestCharge(
  read: Reader,
  paymentId: Id<"pi">,
): Promise<{ readonly charge: Charge | null } | undefined> {
  const [found] = await read.db
    .select({ charge: charges })
    .from(paymentIntents)
    .leftJoin(
      charges,
      and(
        eq(charges.accountId, paymentIntents.accountId),
        eq(charges.id, paymentIntents.latestChargeId),
      ),
    )
    .where(and(eq(paymentIntents.accountId, read.accountId), eq(paymentIntents.id, paymentId)));
  return found;
}

/** One page of the account's charges. */
export function listRows(
  read: Reader,
  list: ListInput,
  filters: readonly (SQL | undefined)[],
): Promise<Page<Charge>> {
  return readPage(read, charges, { prefix: "ch", list, filters });
}
