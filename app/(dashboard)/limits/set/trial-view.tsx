import { ruleName } from "#app/(dashboard)/limits/part-name";
import { BarChart } from "#components/bar-chart";
import { Facts } from "#components/facts";
import { Notice } from "#components/notice";
import type { RefusedPart, Trial } from "#domain/limit-trials/try-rate-limit";
import type { DashboardContext } from "#http/session";
import { shortTime } from "#messages/exact-time";
import { type Locale, translator } from "#messages/translator";

interface TrialViewProps {
  readonly ctx: DashboardContext;
  readonly trial: Trial;
}

/** How many requests of the last day a limit would have refused, when, and whose. */
export function TrialView({ ctx: { locale, timeZone }, trial }: TrialViewProps) {
  const words = translator(locale, "limits");
  const { asked, refused, refusedNow } = trial;
  const since = shortTime(trial.since, timeZone, locale);
  return (
    <div className="space-y-5">
      <Notice tone={refused > refusedNow ? "careful" : "told"}>
        {words(asked === 0 ? "trialEmpty" : "trialSentence", { refused, asked, since })}
      </Notice>
      {trial.isCut && (
        <p className="text-sm text-ink-soft">{words("trialCut", { asked, since })}</p>
      )}
      <Facts
        facts={[
          { term: words("withIt"), value: words("requests", { count: refused }) },
          { term: words("without"), value: words("requests", { count: refusedNow }) },
        ]}
      />
      {refused > 0 && (
        <BarChart
          label={words("trialChart", { refused, asked })}
          valueHead={words("columns.refused")}
          points={trial.hours.map((hour) => ({
            label: shortTime(hour.from, timeZone, locale),
            value: hour.refused,
            text: words("ofAsked", { refused: hour.refused, asked: hour.asked }),
          }))}
          locale={locale}
        />
      )}
      <Parts
        title={words("byRule")}
        parts={trial.rules.map((part) => ({ ...part, name: ruleName(part.name, locale) }))}
        locale={locale}
      />
      <Parts title={words("byKey")} parts={trial.keys} locale={locale} />
      <Parts title={words("byRoute")} parts={trial.routes} locale={locale} />
    </div>
  );
}

interface PartsProps {
  readonly title: string;
  readonly parts: readonly RefusedPart[];
  readonly locale: Locale;
}

function Parts({ title, parts, locale }: PartsProps) {
  if (parts.length === 0) return null;
  const words = translator(locale, "limits");
  return (
    <div>
      <h3 className="mb-2 text-sm font-medium text-ink-faint">{title}</h3>
      <ul className="divide-y divide-line text-sm">
        {parts.map(({ name, refused }) => (
          <li key={name} className="flex items-baseline justify-between gap-4 py-1.5">
            <span className="min-w-0 wrap-anywhere">{name}</span>
            <span className="shrink-0 tabular-nums">{words("requests", { count: refused })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
