import { and, asc, eq, lte } from "drizzle-orm";
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
      and(
        eq(refundDecisions.accountId, read.accountId),
        eq(refundDecisions.refundId, refund.id),
      ),
    )
    .orderBy(asc(refundDecisions.decidedAt));
}

/** Refunds of any account whose time for approval has passed; the worker serves them all. */
export function lapsedRefunds(now: Temporal.Instant, limit: number) {
  return database()
    .select({ accountId: refunds.accountId, id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.status, "pending"), lte(refunds.approvalExpiresAt, now)))
    .orderBy(refunds.approvalExpiresAt)
    .limit(limit);
}
