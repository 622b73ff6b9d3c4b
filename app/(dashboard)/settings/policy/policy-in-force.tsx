import { currenciesOf, ruleText } from "#app/(dashboard)/settings/policy/rule-text";
import { Card } from "#components/card";
import { Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { Notice } from "#components/notice";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import type { PolicyHistory } from "#domain/reports/policy-history";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface PolicyInForceProps {
  readonly history: PolicyHistory;
  readonly ctx: DashboardContext;
}

/** The limits that count now, and who has set them. */
export function PolicyInForce({ history, ctx }: PolicyInForceProps) {
  const { inForce: policy, nameOf } = history;
  const { locale } = ctx;
  const words = translator(locale, "policy");
  if (!policy) return <Notice tone="careful">{words("noPolicy")}</Notice>;
  return (
    <Card title={words("inForce")}>
      <Facts
        facts={[
          ...currenciesOf(policy).map((currency) => ({
            term: currency,
            value: ruleText(policy, currency, locale),
          })),
          { term: words("others"), value: ruleText(policy, undefined, locale) },
          { term: words("lapse"), value: words("hours", { hours: policy.approvalHours }) },
        ]}
      />
      <p className="mt-4 border-t border-line pt-3 text-sm text-ink-faint">
        <SetBy policy={policy} nameOf={nameOf} ctx={ctx} />
      </p>
    </Card>
  );
}

interface SetByProps {
  readonly policy: RefundPolicy;
  readonly nameOf: PolicyHistory["nameOf"];
  readonly ctx: DashboardContext;
}

function SetBy({ policy, nameOf, ctx: { locale, timeZone } }: SetByProps) {
  const { proposedBy, decidedBy, proposedAt, decidedAt } = policy;
  return translator(locale, "policy").rich("setBy", {
    proposer: nameOf(proposedBy),
    approver: decidedBy ? nameOf(decidedBy) : "",
    time: () => <Instant value={decidedAt ?? proposedAt} zone={timeZone} locale={locale} />,
  });
}
