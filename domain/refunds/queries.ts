import { and, eq, type SQL } from "drizzle-orm";
import { refunds } from "#db/schema/refunds";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Refund } from "#domain/refunds/refund";
import type { Id } from "#platform/ids";

/** The refund of that id, if the account has it. */
export async function findRefund(read: Reader, id: Id<"re">): Promise<Refund | undefined> {
  const [refund] = await read.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.accountId, read.accountId), eq(refunds.id, id)));
  return refund;
}

/** One page of the account's refunds. */
export function listRows(
  read: Reader,
  list: ListInput,
  filters: readonly (SQL | undefined)[],
): Promise<Page<Refund>> {
  return readPage(read, refunds, { prefix: "re", list, filters });
}
