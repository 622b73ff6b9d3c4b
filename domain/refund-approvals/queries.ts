import { and, asc, eq, lt, lte, sql } from "drizzle-orm";
import { database } from "#db/client";
import { refundDecisions, refunds } from "#db/schema/refunds";
import type { Reader } from "#domain/changes/reader";
import type { Refund, RefundDecision } from "#domain/refunds/refund";

/** What people have said to a refund, in their order. */
export function readDecisions(read: Reader, refund: Refund): Promise<RefundDecision[]> {
  return read.db
    .select()
    .from(refundDecisions)
    .where(
      and(eq(refundDecisions.accountId, read.accountId), eq(refundDecisions.refundId, refund.id)),
    )
    .orderBy(asc(refundDecisions.decidedAt));
}

/** A refund whose time for approval has passed. */
export type LapsedRefund = Pick<Refund, "accountId" | "id" | "approvalExpiresAt">;

const batchSize = 100;

/** The next refunds of any account whose time for approval has passed. */
export function lapsedRefunds(
  now: Temporal.Instant,
  after: LapsedRefund | undefined,
): Promise<LapsedRefund[]> {
  const { approvalExpiresAt, accountId, id } = refunds;
  return database()
    .select({ accountId, id, approvalExpiresAt })
    .from(refunds)
    .where(
      and(
        // The words of the index, so that any plan can take it.
        sql`${refunds.status} = 'pending'`,
        lt(refunds.approvalsGiven, refunds.approvalsRequired),
        lte(approvalExpiresAt, now),
        after &&
          sql`(${approvalExpiresAt}, ${accountId}, ${id}) >
            (${sql.param(after.approvalExpiresAt, approvalExpiresAt)},
            ${sql.param(after.accountId, accountId)}, ${sql.param(after.id, id)})`,
      ),
    )
    .orderBy(approvalExpiresAt, accountId, id)
    .limit(batchSize);
}
