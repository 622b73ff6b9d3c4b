import { clsx } from "clsx";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { type Locale, translator } from "#messages/translator";

/** One balance that approving would move, already written. */
export interface BalanceMove {
  readonly label: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

interface ApprovalCardProps {
  /** What is asked, with its amount and a link to the object. */
  readonly asked: ReactNode;
  readonly amount: ReactNode;
  readonly requestedBy: string;
  readonly requestedAt: Temporal.Instant;
  /** Why, in the words of the one who asks. */
  readonly reason: string;
  readonly moves: readonly BalanceMove[];
  /** What is known of the customer: how many payments, refunds, since when. */
  readonly history: readonly Fact[];
  readonly approvals: { readonly given: number; readonly required: number };
  readonly expiresAt: Temporal.Instant;
  /** Why this person cannot decide, said before they try. */
  readonly hindrance?: string | undefined;
  /** Approve and reject, side by side. */
  readonly decide: ReactNode;
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly locale: Locale;
}

/** Everything a second person needs to say yes or no, on one card. */
export function ApprovalCard(props: ApprovalCardProps) {
  const words = translator(props.locale, "approval");
  const reader = { now: props.now, zone: props.zone, locale: props.locale };
  return (
    <article className="rounded-card border border-line bg-card">
      <div
        className={clsx(
          "flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 pt-4 sm:px-5 sm:pt-5",
        )}
      >
        <div className="min-w-0">
          <h2 className="leading-normal">{props.amount}</h2>
          <p className="mt-0.5 text-ink-soft wrap-anywhere">{props.asked}</p>
        </div>
        <Progress {...props.approvals} label={words("progress", props.approvals)} />
      </div>
      <div className="grid gap-x-10 gap-y-5 px-4 py-5 sm:px-5 md:grid-cols-2">
        <div className="space-y-5">
          <Part title={words("why")}>
            <p className="wrap-anywhere">{props.reason}</p>
            <p className="mt-1 text-sm text-ink-faint">
              {words("requestedBy", { name: props.requestedBy })}
              {" · "}
              <Instant value={props.requestedAt} {...reader} />
            </p>
          </Part>
          <Part title={words("history")}>
            <Facts facts={props.history} />
          </Part>
        </div>
        <Part title={words("whatChanges")}>
          <BalanceMoves moves={props.moves} locale={props.locale} />
        </Part>
      </div>
      <div
        className={clsx(
          "flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-3",
          "sm:px-5",
        )}
      >
        <p className="text-sm text-ink-faint">
          <Expiry expiresAt={props.expiresAt} {...reader} />
          {props.hindrance !== undefined && ` · ${props.hindrance}`}
        </p>
        <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:grow">{props.decide}</div>
      </div>
    </article>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-sm font-medium text-ink-faint">{title}</h3>
      {children}
    </section>
  );
}

interface ProgressProps {
  readonly given: number;
  readonly required: number;
  readonly label: string;
}

function Progress({ given, required, label }: ProgressProps) {
  const steps = Array.from({ length: required }, (_, place) => `step ${place + 1}`);
  return (
    <p className="flex items-center gap-2 text-sm text-ink-soft">
      <span className="flex gap-1" aria-hidden="true">
        {steps.map((step, place) => (
          <span
            key={step}
            className={clsx("h-1.5 w-5 rounded-full", place < given ? "bg-green" : "bg-pressed")}
          />
        ))}
      </span>
      {label}
    </p>
  );
}

interface BalanceMovesProps {
  readonly moves: readonly BalanceMove[];
  readonly locale: Locale;
}

function BalanceMoves({ moves, locale }: BalanceMovesProps) {
  const words = translator(locale, "approval");
  return (
    <dl className="divide-y divide-line rounded-control bg-sunken px-3 text-sm">
      {moves.map((move) => (
        <div key={move.label} className="py-2.5">
          <dt className="text-ink-soft">{move.label}</dt>
          <dd className="mt-0.5 flex flex-wrap items-center gap-x-2">
            <span className="sr-only">{words("before")}</span>
            <span className="text-ink-soft">{move.before}</span>
            <ArrowRight className="size-3.5 text-ink-faint" aria-hidden="true" />
            <span className="sr-only">{words("after")}</span>
            <span>{move.after}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type ExpiryProps = Pick<ApprovalCardProps, "expiresAt" | "now" | "zone" | "locale">;

function Expiry({ expiresAt, now, zone, locale }: ExpiryProps) {
  const words = translator(locale, "approval");
  if (expiresAt.epochMilliseconds <= now.epochMilliseconds) return words("expired");
  return words.rich("expires", {
    time: () => <Instant value={expiresAt} now={now} zone={zone} locale={locale} />,
  });
}
