import { and, eq } from "drizzle-orm";
import { payouts } from "#db/schema/payouts";
import type { Narrowing } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Payout } from "#domain/payouts/payout";
import type { Id } from "#platform/ids";

/** The payout of that id, if the account has it. */
export async function findPayout(read: Reader, id: Id<"po">): Promise<Payout | undefined> {
  const [payout] = await read.db
    .select()
    .from(payouts)
    .where(and(eq(payouts.accountId, read.accountId), eq(payouts.id, id)));
  return payout;
}

/** One page of the account's payouts. */
export function listRows(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing,
): Promise<Page<Payout>> {
  return readPage(read, payouts, { prefix: "po", list, ...narrowing });
}
