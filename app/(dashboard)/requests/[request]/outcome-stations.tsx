import Link from "next/link";
import type { ReactNode } from "react";
import { objectAddress } from "#app/(dashboard)/object-address";
import { refundStatus } from "#app/(dashboard)/refunds/refund-status";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectLink } from "#components/object-link";
import { ObjectStatus } from "#components/object-status";
import { money } from "#domain/money/money";
import type { StoryOperation, ToldEvent } from "#domain/request-stories/request-story";
import type { StationName } from "#domain/request-stories/stations";
import type { DashboardContext } from "#http/session";
import { catalogue, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";
import type { StoryProps } from "./edge-stations.tsx";

/** What there is to tell of what a request brought about, and of who was told. */
export const outcomeStations = {
  channel: Channel,
  ledger: Ledger,
  approval: Approvals,
  events: Events,
  deliveries: Deliveries,
  later: Later,
} as const satisfies Partial<Record<StationName, (props: StoryProps) => ReactNode>>;

const lines = "space-y-2.5";
/** Parts of one line, which may stand under one another where there is little room. */
const line = "flex flex-wrap items-baseline gap-x-3 gap-y-1";
const under = "mt-1 space-y-0.5 border-s border-line ps-3 text-sm text-ink-soft";

function Channel({ story: { tries = [], operations = [] }, ctx }: StoryProps) {
  const words = translator(ctx.locale, "story.try");
  return (
    <ul className={lines}>
      {tries.map(({ objectId, kind, state, failureCode, amountMinor, currency }) => (
        <li key={`${objectId} ${kind}`} className={line}>
          <span>
            {words(kind)} <Money amount={money(amountMinor, currency)} locale={ctx.locale} />
          </span>
          <ObjectStatus kind="charge" status={state} locale={ctx.locale} />
          {failureCode !== null && <span className="font-mono text-sm">{failureCode}</span>}
          <ObjectLink id={objectId} href={objectAddress(objectId)} short />
        </li>
      ))}
      {operations.map((operation) => (
        <RemoteOperation key={operation.id} operation={operation} ctx={ctx} />
      ))}
    </ul>
  );
}

interface RemoteOperationProps {
  readonly operation: StoryOperation;
  readonly ctx: DashboardContext;
}

function RemoteOperation({ operation, ctx }: RemoteOperationProps) {
  const { kind, state, createdAt, settledAt, evidence, paymentIntentId } = operation;
  const { operation: kinds, evidence: sources } = catalogue(ctx.locale).story;
  const { amountMinor, currency, failure } = operation;
  return (
    <li>
      <div className={line}>
        <span>
          {wordOf(kinds, kind)} <Money amount={money(amountMinor, currency)} locale={ctx.locale} />
        </span>
        <ObjectStatus kind="channelOperation" status={state} locale={ctx.locale} />
        {failure && <span className="font-mono text-sm">{failure.code}</span>}
        {settledAt && <After from={createdAt} until={settledAt} ctx={ctx} />}
        <ObjectLink id={paymentIntentId} href={objectAddress(paymentIntentId)} short />
      </div>
      <ol className={under}>
        {evidence.map(({ source, says, createdAt: at }) => (
          <li key={`${source} ${at.epochMilliseconds}`} className={line}>
            <span>{wordOf(sources, source)}</span>
            {says !== null && <span className="font-mono">{says}</span>}
            <Instant value={at} zone={ctx.timeZone} locale={ctx.locale} />
          </li>
        ))}
      </ol>
    </li>
  );
}

function Ledger({ story: { transfers = [] }, ctx: { locale } }: StoryProps) {
  const books = translator(locale, "payment.account");
  const kinds = translator(locale, "story.transfer");
  return (
    <ul className={lines}>
      {transfers.map((moved) => (
        <li key={moved.id} className={line}>
          <span>
            <Money amount={money(moved.amountMinor, moved.currency)} locale={locale} />{" "}
            {wordOf(catalogue(locale).payment.ledger.code, moved.code)}
          </span>
          <span className="text-ink-soft">
            {kinds(moved.kind, { from: books(moved.debitKind), to: books(moved.creditKind) })}
          </span>
          <ObjectLink id={moved.subject} href={objectAddress(moved.subject)} short />
        </li>
      ))}
    </ul>
  );
}

function Approvals({ story: { refunds = [] }, ctx }: StoryProps) {
  const words = translator(ctx.locale, "story");
  const waiting = refunds.filter(({ approvalsRequired }) => approvalsRequired > 0);
  return (
    <ul className={lines}>
      {waiting.map((refund) => (
        <li key={refund.id}>
          <div className={line}>
            <span>
              {words("approvals", {
                given: refund.approvalsGiven,
                required: refund.approvalsRequired,
              })}
            </span>
            <ObjectStatus kind="refund" status={refundStatus(refund)} locale={ctx.locale} />
            <ObjectLink id={refund.id} href={objectAddress(refund.id)} short />
          </div>
          {refund.decisions.map(({ decidedBy, decision, decidedAt }) => (
            <p key={decidedBy} className={under}>
              {words(`decision.${decision}`)}{" "}
              <Instant value={decidedAt} zone={ctx.timeZone} locale={ctx.locale} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Events({ story, ctx }: StoryProps) {
  return <EventLines events={story.events ?? []} since={story.at} ctx={ctx} />;
}

function Later({ story, ctx }: StoryProps) {
  return <EventLines events={story.later ?? []} since={story.at} ctx={ctx} />;
}

interface EventLinesProps {
  readonly events: readonly ToldEvent[];
  readonly since: Temporal.Instant;
  readonly ctx: DashboardContext;
}

function EventLines({ events, since, ctx }: EventLinesProps) {
  return (
    <ul className={lines}>
      {events.map(({ id, type, objectId, createdAt }) => (
        <li key={id} className={line}>
          <Link href={objectAddress(id) ?? "/events"} className="text-link font-mono text-sm">
            {type}
          </Link>
          <ObjectLink id={objectId} href={objectAddress(objectId)} short />
          <After from={since} until={createdAt} ctx={ctx} />
        </li>
      ))}
    </ul>
  );
}

function Deliveries({ story: { deliveries = [], events = [] }, ctx }: StoryProps) {
  const words = translator(ctx.locale, "story");
  const { locale, timeZone } = ctx;
  return (
    <ul className={lines}>
      {deliveries.map(({ id, eventId, endpointId, url, state, attempts }) => (
        <li key={id}>
          <div className={line}>
            <span className="font-mono text-sm">
              {events.find((event) => event.id === eventId)?.type}
            </span>
            <Link
              href={objectAddress(endpointId) ?? "/webhooks"}
              className="text-link wrap-anywhere"
            >
              {url}
            </Link>
            <ObjectStatus kind="webhookDelivery" status={state} locale={locale} />
          </div>
          {attempts.length > 0 && (
            <ol className={under}>
              {attempts.map(({ number, attemptedAt, durationMs, status, failure }) => (
                <li key={number} className={`${line} tabular-nums`}>
                  <span>{words("attempt", { number, answer: status ?? failure ?? "" })}</span>
                  <span>{words("took", { ms: durationMs })}</span>
                  <Instant value={attemptedAt} zone={timeZone} locale={locale} />
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AfterProps {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly ctx: DashboardContext;
}

/** How long after it something was, in a unit in which that can be read. */
function After({ from, until, ctx: { locale } }: AfterProps) {
  const words = translator(locale, "story.after");
  const ms = Math.max(0, until.epochMilliseconds - from.epochMilliseconds);
  const text =
    ms < 10_000
      ? words("milliseconds", { ms })
      : words(ms < 7_200_000 ? "minutes" : "hours", {
          count: Math.round(ms / (ms < 7_200_000 ? 60_000 : 3_600_000)),
        });
  return <span className="text-sm text-ink-faint tabular-nums">{text}</span>;
}
