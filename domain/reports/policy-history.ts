import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { listPolicies } from "#domain/refund-policies/list-policies";
import { policyInForce } from "#domain/refund-policies/policy-in-force";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import { actorNames, auditOf } from "#domain/reports/queries";
import type { Id } from "#platform/ids";

/** The rules for refunds as they are, as someone wants them, and as they were. */
export interface PolicyHistory {
  /** Undefined where no rule was ever approved: then no refund waits for anyone. */
  readonly inForce: RefundPolicy | undefined;
  readonly proposed: RefundPolicy | undefined;
  /** Everything else, newest first: replaced, rejected, withdrawn. */
  readonly former: readonly RefundPolicy[];
  readonly nameOf: (id: Id<"usr">) => string;
  /** Why proposals were rejected, by their ids, as it was noted with the decision. */
  readonly rejections: ReadonlyMap<string, string>;
}

/** The account's refund policies, told apart, with the names of who proposed and decided. */
export async function policyHistory(ctx: Context): Promise<PolicyHistory> {
  requireScope(ctx, "policies:read");

  const read = readerOf(ctx);
  const [inForce, policies] = await Promise.all([
    policyInForce(read, ctx.account),
    listPolicies(ctx),
  ]);
  const involved = [...policies, ...(inForce ? [inForce] : [])].flatMap((policy) =>
    policy.decidedBy ? [policy.proposedBy, policy.decidedBy] : [policy.proposedBy],
  );
  const rejected = policies.filter(({ status }) => status === "rejected");
  const [names, audit] = await Promise.all([
    actorNames(
      read,
      involved.map((id) => `person:${id}`),
    ),
    auditOf(
      read,
      rejected.map(({ id }) => id),
    ),
  ]);
  const proposed = policies.find(({ status }) => status === "proposed");
  return {
    inForce,
    proposed,
    former: policies.filter(({ id }) => id !== inForce?.id && id !== proposed?.id),
    nameOf: (id) => names.get(`person:${id}`) ?? id,
    rejections: new Map(
      audit.flatMap(({ action, subject, reason }) =>
        action === "refund_policy.rejected" && reason ? [[subject, reason] as const] : [],
      ),
    ),
  };
}
