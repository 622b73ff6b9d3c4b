import type { Account } from "#domain/access/context";
import type { Reader } from "#domain/changes/reader";
import { findPolicyById } from "#domain/refund-policies/queries";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";

/** The policy that counts now; a decision that rests on it guards the account's row. */
export async function policyInForce(
  read: Reader,
  account: Account,
): Promise<RefundPolicy | undefined> {
  return account.refundPolicyId ? findPolicyById(read, account.refundPolicyId) : undefined;
}
