import { and, eq, isNull, or, sql } from "drizzle-orm";
import { charges } from "#db/schema/payments";
import type { Reader } from "#domain/changes/reader";
import type { Id } from "#platform/ids";

/** Whether a payment of the customer is authorised and not taken, or a refund not decided. */
export async function hasWaitingMoney(read: Reader, customerId: Id<"cus">): Promise<boolean> {
  const isAuthorised = and(
    eq(charges.status, "succeeded"),
    eq(charges.captured, false),
    isNull(charges.voidedAt),
  );
  const { amountRefundReservedMinor: reserved, amountRefundedMinor: refunded } = charges;
  const hasWaitingRefund = sql`${reserved} > ${refunded}`;
  const [found] = await read.db
    .select({ id: charges.id })
    .from(charges)
    .where(
      and(
        eq(charges.accountId, read.accountId),
        eq(charges.customerId, customerId),
        or(isAuthorised, hasWaitingRefund, eq(charges.status, "pending")),
      ),
    )
    .limit(1);
  return found !== undefined;
}
