import { currenciesOf, ruleText } from "#app/(dashboard)/settings/policy/rule-text";
import { Card } from "#components/card";
import { Instant } from "#components/instant";
import { ObjectStatus } from "#components/object-status";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import type { PolicyHistory } from "#domain/reports/policy-history";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface FormerPoliciesProps {
  readonly history: PolicyHistory;
  readonly ctx: DashboardContext;
}

const statuses = {
  approved: "replaced",
  rejected: "rejected",
  withdrawn: "withdrawn",
  proposed: "pending",
} as const;

/** What the limits were, and what was asked for and not granted. */
export function FormerPolicies({ history, ctx }: FormerPoliciesProps) {
  if (history.former.length === 0) return null;
  return (
    <Card title={translator(ctx.locale, "policy")("history")}>
      <ol className="divide-y divide-line">
        {history.former.map((policy) => (
          <FormerPolicy key={policy.id} policy={policy} history={history} ctx={ctx} />
        ))}
      </ol>
    </Card>
  );
}

interface FormerPolicyProps {
  readonly policy: RefundPolicy;
  readonly history: PolicyHistory;
  readonly ctx: DashboardContext;
}

function FormerPolicy({ policy, history, ctx }: FormerPolicyProps) {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "policy");
  const { nameOf, rejections } = history;
  const { decidedBy, decidedAt, proposedAt, proposedBy, status } = policy;
  const rejection = rejections.get(policy.id);
  return (
    <li className="py-3.5 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <ObjectStatus kind="policy" status={statuses[status]} locale={locale} />
        <span className="text-sm text-ink-faint">
          <Instant value={decidedAt ?? proposedAt} zone={timeZone} locale={locale} />
        </span>
      </div>
      <p className="mt-1 wrap-anywhere">{policy.reason}</p>
      <p className="mt-1 text-sm text-ink-soft">
        {currenciesOf(policy).map((currency) => (
          <span key={currency} className="block">
            {`${currency}: ${ruleText(policy, currency, locale)}`}
          </span>
        ))}
      </p>
      <p className="mt-1 text-sm text-ink-faint wrap-anywhere">
        {words("proposedBy", { name: nameOf(proposedBy) })}
        {decidedBy && decidedBy !== proposedBy && (
          <>
            {" · "}
            {rejection === undefined
              ? words("decidedBy", { name: nameOf(decidedBy) })
              : words("rejectedBy", { name: nameOf(decidedBy), reason: rejection })}
          </>
        )}
      </p>
    </li>
  );
}
