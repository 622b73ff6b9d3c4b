import { currenciesOf, ruleText } from "#app/(dashboard)/settings/policy/rule-text";
import { Card } from "#components/card";
import { Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { Notice } from "#components/notice";
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
  const { locale, timeZone } = ctx;
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
        {words.rich("setBy", {
          proposer: nameOf(policy.proposedBy),
          approver: policy.decidedBy ? nameOf(policy.decidedBy) : "",
          time: () => (
            <Instant
              value={policy.decidedAt ?? policy.proposedAt}
              zone={timeZone}
              locale={locale}
            />
          ),
        })}
      </p>
    </Card>
  );
}
