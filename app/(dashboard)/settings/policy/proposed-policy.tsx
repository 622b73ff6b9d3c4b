import { currenciesOf, ruleText } from "#app/(dashboard)/settings/policy/rule-text";
import { Instant } from "#components/instant";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import type { PolicyHistory } from "#domain/reports/policy-history";
import type { DashboardContext } from "#http/session";
import { type Locale, translator } from "#messages/translator";
import { PolicyDecision } from "./policy-decision.tsx";

interface ProposedPolicyProps {
  readonly history: PolicyHistory;
  readonly ctx: DashboardContext;
}

/** The change that waits: what it would change, who wants it and why, and the ways to decide. */
export function ProposedPolicy({ history, ctx }: ProposedPolicyProps) {
  const { proposed, inForce, nameOf } = history;
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "policy");
  if (!proposed) return null;
  return (
    <section className="rounded-card border border-line bg-card">
      <div className="px-4 pt-4 sm:px-5 sm:pt-5">
        <h2 className="text-base font-semibold">{words("proposal")}</h2>
        <p className="mt-1 wrap-anywhere">{proposed.reason}</p>
        <p className="mt-1 text-sm text-ink-faint">
          {words("proposedBy", { name: nameOf(proposed.proposedBy) })}
          {" · "}
          <Instant value={proposed.proposedAt} now={now} zone={timeZone} locale={locale} />
        </p>
      </div>
      <Differences before={inForce} after={proposed} locale={locale} />
      <PolicyDecision policy={proposed} ctx={ctx} />
    </section>
  );
}

interface DifferencesProps {
  readonly before: RefundPolicy | undefined;
  readonly after: RefundPolicy;
  readonly locale: Locale;
}

interface Difference {
  readonly term: string;
  readonly now: string;
  readonly next: string;
}

function Differences({ before, after, locale }: DifferencesProps) {
  const words = translator(locale, "policy");
  return (
    <dl className="mx-4 my-4 divide-y divide-line rounded-control bg-sunken px-3 text-sm sm:mx-5">
      {differences(before, after, locale).map(({ term, now, next }) => (
        <div key={term} className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[7rem_1fr]">
          <dt className="text-ink-faint">{term}</dt>
          {now === next ? (
            <dd className="text-ink-soft">
              {next} <span className="text-ink-faint">{words("unchanged")}</span>
            </dd>
          ) : (
            <dd>
              <del className="block text-ink-faint">{now}</del>
              <ins className="block font-medium no-underline">{next}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function differences(
  before: RefundPolicy | undefined,
  after: RefundPolicy,
  locale: Locale,
): readonly Difference[] {
  const words = translator(locale, "policy");
  const rule = (term: string, currency: string | undefined) => ({
    term,
    now: ruleText(before, currency, locale),
    next: ruleText(after, currency, locale),
  });
  const hours = (policy: RefundPolicy | undefined) =>
    policy ? words("hours", { hours: policy.approvalHours }) : words("never");
  return [
    ...currenciesOf(before, after).map((currency) => rule(currency, currency)),
    rule(words("others"), undefined),
    { term: words("lapse"), now: hours(before), next: hours(after) },
  ];
}
