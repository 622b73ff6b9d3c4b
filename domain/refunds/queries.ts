import { and, eq } from "drizzle-orm";
import { builtOnce, isGiven } from "#db/built-once";
import { charges } from "#db/schema/payments";
import { refunds } from "#db/schema/refunds";
import type { Narrowing } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import type { Refund } from "#domain/refunds/refund";
import type { Id } from "#platform/ids";

const refundById = builtOnce((db) =>
  db
    .select()
    .from(refunds)
    .where(and(isGiven(refunds.accountId), isGiven(refunds.id))),
);

/** The refund of that id, if the account has it. */
export async function findRefund(
  { accountId, db }: Reader,
  id: Id<"re">,
): Promise<Refund | undefined> {
  const [refund] = await refundById(db, { accountId, id });
  return refund;
}

const refundAndCharge = builtOnce((db) =>
  db
    .select({ refund: refunds, charge: charges })
    .from(refunds)
    .innerJoin(
      charges,
      and(eq(charges.accountId, refunds.accountId), eq(charges.id, refunds.chargeId)),
    )
    .where(and(isGiven(refunds.accountId), isGiven(refunds.id))),
);

/** The refund and its charge as they stood at one moment, if the account has it. */
export async function findRefundAndCharge(
  { accountId, db }: Reader,
  id: Id<"re">,
): Promise<{ readonly refund: Refund; readonly charge: Charge } | undefined> {
  const [found] = await refundAndCharge(db, { accountId, id });
  return found;
}

/** One page of the account's refunds. */
export function listRows(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing,
): Promise<Page<Refund>> {
  return readPage(read, refunds, { prefix: "re", list, ...narrowing });
}
