import { and } from "drizzle-orm";
import { builtOnce, isGiven } from "#db/built-once";
import { charges } from "#db/schema/payments";
import type { Narrowing } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import type { Id } from "#platform/ids";

const chargeById = builtOnce((db) =>
  db
    .select()
    .from(charges)
    .where(and(isGiven(charges.accountId), isGiven(charges.id))),
);

/** The charge of that id, if the account has it. */
export async function findCharge(
  { accountId, db }: Reader,
  id: Id<"ch">,
): Promise<Charge | undefined> {
  const [charge] = await chargeById(db, { accountId, id });
  return charge;
}

/** One page of the account's charges. */
export function listRows(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing,
): Promise<Page<Charge>> {
  return readPage(read, charges, { prefix: "ch", list, ...narrowing });
}
