import { refundPolicies } from "#db/schema/refunds";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { findProposed } from "#domain/refund-policies/queries";
import type { PolicyLine, RefundPolicy } from "#domain/refund-policies/refund-policy";
import { soundRules } from "#domain/refund-policies/sound-rules";
import { newId } from "#platform/ids";

export interface ProposePolicyInput {
  readonly lines: readonly PolicyLine[];
  /** How many hours a refund waits for its approvals before it lapses. */
  readonly approvalHours: number;
  readonly reason: string;
}

/** Asks for other limits; they count only when someone else has approved them. */
export async function proposePolicy(
  ctx: Context,
  input: ProposePolicyInput,
): Promise<RefundPolicy> {
  requireScope(ctx, "policies:write");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);
  const reason = input.reason.trim();
  if (reason === "") {
    throw new DomainError("reason_required", "Say why the policy is to change.", {
      param: "reason",
    });
  }
  const rules = soundRules(input);

  return commit(ctx, async (read) => {
    if (await findProposed(read)) {
      throw new DomainError(
        "policy_change_pending",
        "Another change of the policy is waiting; it must be decided or withdrawn first.",
      );
    }
    const policy: RefundPolicy = {
      accountId: read.accountId,
      id: newId("plc", read.now),
      status: "proposed",
      ...rules,
      reason,
      proposedBy: person.id,
      proposedAt: read.now,
      decidedBy: null,
      decidedAt: null,
      version: 1n,
    };
    return change(policy, {
      audit: {
        action: "refund_policy.proposed",
        subject: policy.id,
        after: rules,
        reason,
      },
      events: [],
    }).inserts(refundPolicies, policy);
  });
}
