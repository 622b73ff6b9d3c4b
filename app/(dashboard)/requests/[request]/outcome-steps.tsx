import Link from "next/link";
import type { ReactNode } from "react";
import { objectAddress } from "#app/(dashboard)/object-address";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectLink } from "#components/object-link";
import { money } from "#domain/money/money";
import type { RequestStory, StoryDelivery, ToldEvent } from "#domain/request-stories/request-story";
import type { DashboardContext } from "#http/session";
import { catalogue, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";
import type { StoryStep } from "./request-steps.tsx";

/** What a request brought about: at channels, in the books, with people, and who was told. */
export function outcomeSteps(story: RequestStory, ctx: DashboardContext): readonly StoryStep[] {
  const { charges, operations, transfers, refunds, events, deliveries, later } = story;
  const tried = charges && [...charges, ...(operations ?? [])];
  return [
    step("channel", tried, () => <ChannelLines story={story} ctx={ctx} />),
    step("ledger", transfers, () => <TransferLines transfers={transfers ?? []} ctx={ctx} />),
    step("approval", approvals(refunds), () => <RefundLines refunds={refunds ?? []} ctx={ctx} />),
    step("events", events, () => <EventLines events={events ?? []} story={story} ctx={ctx} />),
    step("deliveries", deliveries, () => <DeliveryLines deliveries={deliveries ?? []} ctx={ctx} />),
    step("later", later, () => <EventLines events={later ?? []} story={story} ctx={ctx} />),
  ];
}

function step(
  name: StoryStep["name"],
  parts: readonly unknown[] | undefined,
  content: () => ReactNode,
): StoryStep {
  if (parts === undefined) return { name, state: "hidden" };
  if (parts.length === 0) return { name, state: "nothing" };
  return { name, state: "done", content: content() };
}

/** Only where somebody had to be asked is there anything to tell of approvals. */
function approvals(refunds: RequestStory["refunds"]) {
  return refunds?.filter(({ approvalsRequired }) => approvalsRequired > 0);
}

interface WholeProps {
  readonly story: RequestStory;
  readonly ctx: DashboardContext;
}

const lines = "space-y-2.5";

function ChannelLines({ story: { charges = [], operations = [] }, ctx }: WholeProps) {
  const words = translator(ctx.locale, "story");
  const kinds = catalogue(ctx.locale).story.operation;
  return (
    <ul className={lines}>
      {charges.map((charge) => (
        <li key={charge.id}>
          <Money amount={money(charge.amountMinor, charge.currency)} locale={ctx.locale} />{" "}
          {words(`charge.${charge.status}`)}{" "}
          {charge.failure && <span className="font-mono text-sm">{charge.failure.code}</span>}{" "}
          <ObjectLink id={charge.id} href={objectAddress(charge.id)} short />
        </li>
      ))}
      {operations.map(({ id, kind, state, createdAt, settledAt, evidence, paymentIntentId }) => (
        <li key={id}>
          {wordOf(kinds, kind)} <span className="font-mono text-sm">{state}</span>{" "}
          <ObjectLink id={paymentIntentId} href={objectAddress(paymentIntentId)} short />
          {settledAt && (
            <span className="text-ink-faint"> {took(createdAt, settledAt, ctx.locale)}</span>
          )}
          <ol className="mt-1 border-s border-line ps-3 text-sm text-ink-soft">
            {evidence.map(({ source, says, createdAt: at }) => (
              <li key={`${source} ${at.epochMilliseconds}`}>
                {wordOf(catalogue(ctx.locale).story.evidence, source)} {says}{" "}
                <Instant value={at} zone={ctx.timeZone} locale={ctx.locale} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}

interface TransferLinesProps {
  readonly transfers: NonNullable<RequestStory["transfers"]>;
  readonly ctx: DashboardContext;
}

function TransferLines({ transfers, ctx: { locale } }: TransferLinesProps) {
  const books = translator(locale, "payment.account");
  const kinds = translator(locale, "story.transfer");
  return (
    <ul className={lines}>
      {transfers.map((moved) => (
        <li key={moved.id}>
          <Money amount={money(moved.amountMinor, moved.currency)} locale={locale} />{" "}
          {wordOf(catalogue(locale).payment.ledger.code, moved.code)}{" "}
          <span className="text-ink-soft">
            {kinds(moved.kind, { from: books(moved.debitKind), to: books(moved.creditKind) })}
          </span>{" "}
          <ObjectLink id={moved.subject} href={objectAddress(moved.subject)} short />
        </li>
      ))}
    </ul>
  );
}

interface RefundLinesProps {
  readonly refunds: NonNullable<RequestStory["refunds"]>;
  readonly ctx: DashboardContext;
}

function RefundLines({ refunds, ctx }: RefundLinesProps) {
  const words = translator(ctx.locale, "story");
  return (
    <ul className={lines}>
      {refunds.map(({ id, approvalsGiven, approvalsRequired, status, decisions }) => (
        <li key={id}>
          {words("approvals", { given: approvalsGiven, required: approvalsRequired })}{" "}
          <span className="font-mono text-sm">{status}</span>{" "}
          <ObjectLink id={id} href={objectAddress(id)} short />
          {decisions.map(({ decidedBy, decision, decidedAt }) => (
            <p key={decidedBy} className="text-sm text-ink-soft">
              {words(`decision.${decision}`)}{" "}
              <Instant value={decidedAt} zone={ctx.timeZone} locale={ctx.locale} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

interface EventLinesProps extends WholeProps {
  readonly events: readonly ToldEvent[];
}

function EventLines({ events, story, ctx }: EventLinesProps) {
  return (
    <ul className={lines}>
      {events.map(({ id, type, objectId, createdAt }) => (
        <li key={id} className="flex flex-wrap gap-x-3 gap-y-2">
          <Link href={objectAddress(id) ?? "/events"} className="text-link font-mono text-sm">
            {type}
          </Link>
          <ObjectLink id={objectId} href={objectAddress(objectId)} short />
          <span className="text-sm text-ink-faint">{took(story.at, createdAt, ctx.locale)}</span>
        </li>
      ))}
    </ul>
  );
}

interface DeliveryLinesProps {
  readonly deliveries: readonly StoryDelivery[];
  readonly ctx: DashboardContext;
}

function DeliveryLines({ deliveries, ctx }: DeliveryLinesProps) {
  const words = translator(ctx.locale, "story");
  const { locale, timeZone } = ctx;
  return (
    <ul className={lines}>
      {deliveries.map(({ id, endpointId, url, state, attempts }) => (
        <li key={id}>
          <Link href={objectAddress(endpointId) ?? "/webhooks"} className="text-link wrap-anywhere">
            {url}
          </Link>{" "}
          {words(`delivery.${state}`)}
          <ol className="mt-1 border-s border-line ps-3 text-sm text-ink-soft">
            {attempts.map(({ number, attemptedAt, durationMs, status, failure }) => (
              <li key={number} className="tabular-nums">
                {words("attempt", { number, answer: status ?? failure ?? "" })}{" "}
                {words("took", { ms: durationMs })}{" "}
                <Instant value={attemptedAt} zone={timeZone} locale={locale} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}

/** How long after it something was. */
function took(
  from: Temporal.Instant,
  until: Temporal.Instant,
  locale: DashboardContext["locale"],
): string {
  const ms = Math.max(0, until.epochMilliseconds - from.epochMilliseconds);
  return translator(locale, "story")("after", { ms });
}
