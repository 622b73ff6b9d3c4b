import type { PolicyLine, refundPolicies } from "#db/schema/refunds";
import type { Currency } from "#domain/money/currencies";

/** From which amounts an account's refunds need a second and a third person. */
export type RefundPolicy = typeof refundPolicies.$inferSelect;

export type { PolicyLine };

/** How long a request waits for its approvals where no policy says otherwise. */
export const usualApprovalHours = 72;

/**
 * How many people must approve, given all that would have gone back of one payment: none up to the
 * first limit, one above it, two above the second. A currency without a line needs one as soon as
 * there is a policy, so a policy is not gone round by choosing another currency.
 */
export function approvalsRequired(
  policy: Pick<RefundPolicy, "lines"> | undefined,
  currency: Currency,
  refundedInAllMinor: bigint,
): 0 | 1 | 2 {
  if (!policy) return 0;
  const line = policy.lines.find((candidate) => candidate.currency === currency);
  if (!line) return 1;
  const two = line.twoApprovalsAboveMinor;
  if (two !== null && refundedInAllMinor > BigInt(two)) return 2;
  return refundedInAllMinor > BigInt(line.oneApprovalAboveMinor) ? 1 : 0;
}
