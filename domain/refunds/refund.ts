import type { refundDecisions, refunds } from "#db/schema/refunds";
import { DomainError } from "#domain/errors/domain-error";
import { type Id, uuidToId } from "#platform/ids";
import { sha256 } from "#platform/secrets";

/** One request to give money back. */
export type Refund = typeof refunds.$inferSelect;

/** What one person said to one refund. */
export type RefundDecision = typeof refundDecisions.$inferSelect;

/** Why a refund ended without money moving. */
export type ClosedReason = NonNullable<Refund["closedReason"]>;

/** Stands for the requester where no person is behind the key that asked; nobody has this id. */
export const nobody: Id<"usr"> = uuidToId("usr", "00000000-0000-0000-0000-000000000000");

/** Whether people still have to decide on it. */
export function isWaiting(refund: Refund): boolean {
  return refund.status === "pending" && refund.approvalsGiven < refund.approvalsRequired;
}

/** Whether it was decided on, and its end at the channel is not certain yet. */
export function isInDoubt(refund: Refund): boolean {
  return refund.status === "pending" && !isWaiting(refund);
}

/** Refuses what can only be done while people have to decide. */
export function requireWaiting(refund: Refund): void {
  if (isWaiting(refund)) return;
  throw new DomainError(
    "refund_not_pending",
    isInDoubt(refund)
      ? "This refund has been decided on; the channel has not answered for certain yet."
      : `This refund is ${refund.status}; it does not wait for a decision.`,
  );
}

/** What is given to the payer out of the merchant's balance; the rest comes out of the fee. */
export function merchantShareMinor(refund: Refund): bigint {
  return refund.amountMinor - refund.feeReturnMinor;
}

/** Binds an approval to what was asked: other content has another hash. */
export function requestHash(
  refund: Pick<
    Refund,
    "accountId" | "id" | "chargeId" | "amountMinor" | "currency" | "reason" | "requestedByActor"
  >,
): string {
  const { accountId, id, chargeId, amountMinor, currency, reason, requestedByActor } = refund;
  const asked = [accountId, id, chargeId, amountMinor.toString(), currency, reason];
  return sha256(JSON.stringify([...asked, requestedByActor]));
}
