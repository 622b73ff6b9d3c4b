import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { Scope } from "#domain/access/scopes";
import { type Reader, readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { NamedRequest } from "#domain/request-log/api-request";
import { findNamedRequest } from "#domain/request-log/named-requests";
import type { RequestNotes } from "#domain/request-log/request-notes";
import { triesOf } from "#domain/request-stories/channel-tries";
import {
  chargesAmong,
  operationsOf,
  payoutsAmong,
  refundsAmong,
  reversalsOf,
  transfersOf,
  walletMovesAmong,
} from "#domain/request-stories/money-queries";
import {
  deliveriesOf,
  eventsOfRequest,
  eventsSince,
  type Span,
} from "#domain/request-stories/queries";
import type { RequestStory, ToldEvent } from "#domain/request-stories/request-story";
import { type Id, parseId, timeOfId } from "#platform/ids";

/** What is written a little after a request was answered, by clocks that differ a little. */
const slackMs = 1_000;
/** How long something may have taken that is in no log. */
const longestMs = 60_000;

/**
 * The whole way of one request, from what the database keeps: also of what a person or the worker
 * has done, as far as anything came of it.
 */
export async function retrieveStory(
  ctx: Context,
  input: { readonly requestId: string },
): Promise<RequestStory> {
  requireScope(ctx, "requests:read");

  const read = readerOf(ctx);
  const id = parseId("req", input.requestId);
  const begun = id && (await beginning(read, id));
  if (!begun) throw new DomainError("resource_missing", "No such request.", { param: "request" });
  const { request, span } = begun;
  const notes: RequestNotes = request?.notes ?? {};
  const original = notes.replayOf && (await findNamedRequest(read, notes.replayOf));
  const told = request?.told ?? (original ? original.told : null);
  const known = { id: begun.id, at: span.from, request, notes, told };
  return { ...known, ...(await consequences(ctx, begun)) };
}

/** What is known of it first; undefined where neither the log nor any event knows it. */
async function beginning(read: Reader, id: Id<"req">): Promise<Begun | undefined> {
  const request = await findNamedRequest(read, id);
  const span = spanOf(id, request);
  const events = await eventsOfRequest(read, id, span);
  return request || events.length > 0 ? { id, read, span, events, request } : undefined;
}

function spanOf(id: Id<"req">, request: NamedRequest | undefined): Span {
  const from = request?.createdAt ?? timeOfId(id);
  const tookMs = request ? request.durationMs + slackMs : longestMs;
  return { from, until: from.add({ milliseconds: tookMs }) };
}

interface Begun {
  readonly id: Id<"req">;
  readonly read: Reader;
  readonly span: Span;
  readonly events: readonly ToldEvent[];
  readonly request: NamedRequest | undefined;
}

/** What came of it, as far as its reader may see that. */
async function consequences(ctx: Context, { read, span, events, request }: Begun) {
  const eventIds = events.map(({ id }) => id);
  const about = [
    ...new Set([...objectsOf(events), ...(request?.objectId ? [request.objectId] : [])]),
  ];
  const seen = <Part>(scope: Scope, part: () => Promise<Part>) =>
    ctx.scopes.has(scope) ? part() : undefined;
  const [money, deliveries, later] = await Promise.all([
    moneyOf(ctx, { read, events, seen }),
    seen("webhooks:read", () => deliveriesOf(read, eventIds, span)),
    seen("events:read", () => eventsSince(read, about, span.from)),
  ]);
  const shown = ctx.scopes.has("events:read") ? events : undefined;
  const since = later?.filter(({ id }) => !eventIds.includes(id));
  return { ...money, deliveries, events: shown, later: since };
}

interface OfMoney extends Pick<Begun, "read" | "events"> {
  readonly seen: <Part>(scope: Scope, part: () => Promise<Part>) => Promise<Part> | undefined;
}

/** What was asked of channels, and what has moved by it; a request that only asked has neither. */
async function moneyOf(ctx: Context, { read, events, seen }: OfMoney) {
  const ids = objectsOf(events);
  const moments = momentsOf(events.map(({ createdAt }) => createdAt));
  const [found, reversals] = await Promise.all([
    refundsAmong(read, ids),
    reversalsOf(read, { objectIds: ids, moments }),
  ]);
  const refunded = found.flatMap(({ chargeId, paymentIntentId }) => [chargeId, paymentIntentId]);
  const objectIds = [...ids, ...reversals, ...refunded];
  const asked = await operationsOf(read, { objectIds, moments });
  const settled = momentsOf([...moments, ...asked.flatMap(({ settledAt }) => settledAt ?? [])]);
  const [charges, moves, payouts, transfers] = await Promise.all([
    seen("payments:read", () => chargesAmong(read, ids)),
    seen("wallets:read", () => walletMovesAmong(read, ids)),
    seen("payouts:read", () => payoutsAmong(read, ids)),
    seen("balance:read", () => transfersOf(read, { objectIds, moments: settled })),
  ]);
  const refunds = ctx.scopes.has("refunds:read") ? found : undefined;
  const tries = triesOf({ events, operations: asked, charges, refunds, payouts, ...moves });
  return {
    tries: charges && tries,
    operations: ctx.scopes.has("channels:read") ? asked : undefined,
    transfers,
    refunds,
  };
}

/** Each moment once. */
function momentsOf(times: readonly Temporal.Instant[]): readonly Temporal.Instant[] {
  return [...new Map(times.map((at) => [at.epochMilliseconds, at])).values()];
}

/** What something happened to. */
function objectsOf(events: readonly ToldEvent[]): readonly string[] {
  return [...new Set(events.map(({ objectId }) => objectId))];
}
