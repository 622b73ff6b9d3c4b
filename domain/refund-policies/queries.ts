import { and, desc, eq } from "drizzle-orm";
import { refundPolicies } from "#db/schema/refunds";
import type { Reader } from "#domain/changes/reader";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import type { Id } from "#platform/ids";

/** The change of the policy that waits for a decision; there is at most one. */
export async function findProposed(read: Reader): Promise<RefundPolicy | undefined> {
  const [policy] = await read.db
    .select()
    .from(refundPolicies)
    .where(
      and(eq(refundPolicies.accountId, read.accountId), eq(refundPolicies.status, "proposed")),
    );
  return policy;
}

/** The policy of that id, if the account has it. */
export async function findPolicyById(
  read: Reader,
  id: Id<"plc">,
): Promise<RefundPolicy | undefined> {
  const [policy] = await read.db
    .select()
    .from(refundPolicies)
    .where(and(eq(refundPolicies.accountId, read.accountId), eq(refundPolicies.id, id)));
  return policy;
}

/** The account's policies through time, newest first. */
export function recentPolicies(read: Reader, limit: number): Promise<RefundPolicy[]> {
  return read.db
    .select()
    .from(refundPolicies)
    .where(eq(refundPolicies.accountId, read.accountId))
    .orderBy(desc(refundPolicies.id))
    .limit(limit);
}
