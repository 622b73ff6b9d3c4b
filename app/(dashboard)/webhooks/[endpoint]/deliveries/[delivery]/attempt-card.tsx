import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { withoutClientSecrets } from "#app/(dashboard)/webhooks/without-client-secrets";
import { CodeBox } from "#components/code-box";
import { Instant } from "#components/instant";
import { StatusBadge } from "#components/status-badge";
import { type DeliveryStory, sentBody } from "#domain/webhook-deliveries/delivery-view";
import { toleranceSeconds } from "#domain/webhook-signatures/explain-signature";
import type { DashboardContext } from "#http/session";
import { catalogue, type Locale, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";
import { asCurl } from "./as-curl.ts";

interface AttemptCardProps {
  readonly story: DeliveryStory;
  readonly attempt: DeliveryStory["attempts"][number];
  /** Whether it stands open; the newest does. */
  readonly open: boolean;
  readonly ctx: DashboardContext;
}

/** One attempt: what was sent, what came back, and what that means. */
export function AttemptCard({ story, attempt, open, ctx }: AttemptCardProps) {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "delivery");
  const { number, failure, status, durationMs, attemptedAt } = attempt;
  const answer = status === null ? words("noAnswer") : String(status);
  return (
    <details open={open} className="group/attempt rounded-card border border-line bg-card">
      <summary
        className={clsx(
          "flex list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-card px-4 py-3",
          "hover:bg-hover sm:px-5",
        )}
      >
        <ChevronRight
          className="size-3.5 text-ink-faint transition-transform group-open/attempt:rotate-90"
          aria-hidden="true"
        />
        <span className="grow font-medium">{words("attempt", { number })}</span>
        <StatusBadge tone={failure === null ? "good" : "bad"} label={answer} />
        <span className="text-sm text-ink-soft tabular-nums">
          {words("took", { ms: durationMs })}
        </span>
        <span className="text-sm text-ink-soft">
          <Instant value={attemptedAt} zone={timeZone} locale={locale} />
        </span>
      </summary>
      <div className="space-y-5 px-4 pb-5 sm:px-5">
        <p className={failure === null ? "text-ink-soft" : "text-red"}>
          {failure === null ? words("arrived") : failureText(failure, locale)}
        </p>
        <Request story={story} attempt={attempt} ctx={ctx} />
        <Answer attempt={attempt} locale={locale} />
      </div>
    </details>
  );
}

/** Why an attempt does not count, in a sentence that says what to do. */
function failureText(failure: string, locale: Locale): string {
  const known = wordOf(catalogue(locale).delivery.failure, failure);
  return known ?? translator(locale, "delivery")("failure.other", { failure });
}

function Request({ story, attempt, ctx }: Omit<AttemptCardProps, "open">) {
  const words = translator(ctx.locale, "delivery");
  const exact = sentBody({ ...story, ...attempt }, ctx.account);
  const body = ctx.scopes.has("webhooks:write") ? exact : withoutClientSecrets(exact);
  const { url, requestHeaders: headers } = attempt;
  return (
    <>
      <Part title={words("requestHeaders")} text={`POST ${url}\n${headerText(headers)}`} />
      <Part
        title={words("requestBody")}
        text={body}
        note={body === exact ? undefined : words("withheld")}
      />
      {body === exact && (
        <details>
          <summary className="min-h-6 text-sm font-medium">{words("curl")}</summary>
          <p className="mt-1 mb-1.5 text-sm text-ink-faint">
            {words("curlHelp", { minutes: toleranceSeconds / 60 })}
          </p>
          <CodeBox text={asCurl({ url, headers, body })} />
        </details>
      )}
    </>
  );
}

interface AnswerProps {
  readonly attempt: AttemptCardProps["attempt"];
  readonly locale: Locale;
}

function Answer({ attempt: { status, answerHeaders, answerExcerpt }, locale }: AnswerProps) {
  const words = translator(locale, "delivery");
  if (status === null) return <p className="text-ink-soft">{words("noAnswerText")}</p>;
  return (
    <>
      <Part title={words("answerHeaders")} text={`HTTP ${status}\n${headerText(answerHeaders)}`} />
      {answerExcerpt === "" ? (
        <p className="text-sm text-ink-soft">{words("emptyAnswer")}</p>
      ) : (
        <Part title={words("answerBody")} text={answerExcerpt} />
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly text: string;
  readonly note?: string | undefined;
}

function Part({ title, text, note }: PartProps) {
  return (
    <section>
      <h3 className="mb-1.5 text-sm font-medium">{title}</h3>
      <CodeBox text={text} />
      {note !== undefined && <p className="mt-1.5 text-sm text-ink-faint">{note}</p>}
    </section>
  );
}

function headerText(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
