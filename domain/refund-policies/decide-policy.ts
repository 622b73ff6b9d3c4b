import { accounts } from "#db/schema/merchants";
import { refundPolicies } from "#db/schema/refunds";
import type { Person } from "#domain/access/actor";
import type { Account, Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { loadAccount } from "#domain/merchants/load-account";
import { policyInForce } from "#domain/refund-policies/policy-in-force";
import { findPolicyById } from "#domain/refund-policies/queries";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import { parseId } from "#platform/ids";

export interface DecidePolicyInput {
  readonly policyId: string;
  readonly decision: "approved" | "rejected" | "withdrawn";
  /** Needed to reject. */
  readonly reason?: string | undefined;
}

/** A second person puts a proposed policy in force or turns it down; its author may withdraw it. */
export async function decidePolicy(ctx: Context, input: DecidePolicyInput): Promise<RefundPolicy> {
  requireScope(ctx, input.decision === "withdrawn" ? "policies:write" : "policies:approve");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const policy = await loadProposed(read, input.policyId);
    requireRightPerson(policy, person, input);
    if (input.decision !== "approved") return closing(policy, person, { input, at: read.now });
    const account = await loadAccount(read);
    const former = await policyInForce(read, account);
    return enactment(policy, person, { former, account, at: read.now });
  });
}

async function loadProposed(read: Reader, text: string): Promise<RefundPolicy> {
  const id = parseId("plc", text);
  const policy = id && (await findPolicyById(read, id));
  if (!policy) throw new DomainError("resource_missing", "No such refund policy.");
  if (policy.status === "proposed") return policy;
  throw new DomainError("already_decided", "This change of the policy was decided already.");
}

function requireRightPerson(
  policy: RefundPolicy,
  person: Person,
  { decision, reason }: DecidePolicyInput,
): void {
  const isAuthor = policy.proposedBy === person.id;
  if (decision === "withdrawn" && !isAuthor) {
    throw new DomainError("more_permissions_required", "Only its author can withdraw a proposal.");
  }
  if (decision !== "withdrawn" && isAuthor) {
    throw new DomainError("self_approval", "Someone else must decide on a policy you proposed.");
  }
  if (decision === "rejected" && !reason?.trim()) {
    throw new DomainError("reason_required", "Say why you reject it.", { param: "reason" });
  }
}

function closing(
  policy: RefundPolicy,
  person: Person,
  { input, at }: { readonly input: DecidePolicyInput; readonly at: Temporal.Instant },
): Change<RefundPolicy> {
  const status = input.decision === "rejected" ? "rejected" : "withdrawn";
  const closed = next(policy, { status, decidedBy: person.id, decidedAt: at });
  return change(closed, {
    audit: {
      action: `refund_policy.${status}`,
      subject: policy.id,
      before: { status: policy.status },
      after: { status },
      reason: input.reason ?? null,
    },
    events: [],
  }).updates(refundPolicies, policy, closed);
}

interface Enactment {
  readonly former: RefundPolicy | undefined;
  readonly account: Account;
  readonly at: Temporal.Instant;
}

/** The account's version goes up with it: refunds being decided by the former policy run again. */
function enactment(
  policy: RefundPolicy,
  person: Person,
  { former, account, at }: Enactment,
): Change<RefundPolicy> {
  const enacted = next(policy, { status: "approved", decidedBy: person.id, decidedAt: at });
  return change(enacted, {
    audit: {
      action: "refund_policy.approved",
      subject: policy.id,
      after: rules(enacted),
      ...(former ? { before: rules(former) } : {}),
    },
    events: [],
  })
    .updates(refundPolicies, policy, enacted)
    .updates(accounts, account, next(account, { refundPolicyId: policy.id }));
}

function rules({ lines, approvalHours }: RefundPolicy) {
  return { lines, approvalHours };
}
