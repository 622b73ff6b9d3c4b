import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { Scope } from "#domain/access/scopes";
import { type Reader, readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { NamedRequest } from "#domain/request-log/api-request";
import { findNamedRequest } from "#domain/request-log/named-requests";
import type { RequestNotes } from "#domain/request-log/request-notes";
import {
  chargesAmong,
  deliveriesOf,
  eventsOfRequest,
  eventsSince,
  operationsAmong,
  refundsAmong,
  type Span,
  transfersAmong,
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
  const objects = objectsOf(events, request);
  const eventIds = events.map(({ id }) => id);
  const seen = <Part>(scope: Scope, part: () => Promise<Part>) =>
    ctx.scopes.has(scope) ? part() : undefined;
  const [charges, operations, transfers, refunds, deliveries, later] = await Promise.all([
    seen("payments:read", () => chargesAmong(read, eventsOnly(events))),
    seen("channels:read", () => operationsAmong(read, objects, span)),
    seen("balance:read", () => transfersAmong(read, objects, span)),
    seen("refunds:read", () => refundsAmong(read, eventsOnly(events))),
    seen("webhooks:read", () => deliveriesOf(read, eventIds, span)),
    seen("events:read", () => eventsSince(read, objects, span.from)),
  ]);
  const shown = ctx.scopes.has("events:read") ? events : undefined;
  const since = later?.filter(({ id }) => !eventIds.includes(id));
  return { charges, operations, transfers, refunds, deliveries, events: shown, later: since };
}

/** What something happened to; a request that only asked has made no charge and no refund. */
function eventsOnly(events: readonly ToldEvent[]): readonly string[] {
  return [...new Set(events.map(({ objectId }) => objectId))];
}

function objectsOf(
  events: readonly ToldEvent[],
  request: NamedRequest | undefined,
): readonly string[] {
  return [...new Set([...eventsOnly(events), ...(request?.objectId ? [request.objectId] : [])])];
}
