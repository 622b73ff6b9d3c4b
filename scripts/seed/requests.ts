import type { Context } from "#domain/access/context";
import type { StoredEvent } from "#domain/event-log/event";
import { listEvents } from "#domain/event-log/list-events";
import type { AnsweredRequest } from "#domain/request-log/answered-request";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { newId } from "#platform/ids";
import { dice } from "#scripts/seed/dice";

/** What a program asked for when one of these was the first to happen. */
const routes: ReadonlyMap<string, string> = new Map([
  ["customer.created", "/v1/customers"],
  ["payment_intent.created", "/v1/payment_intents"],
  ["refund.created", "/v1/refunds"],
]);
/** The fields of an object that its maker has sent, as far as they can be told from it. */
const sentFields = ["amount", "currency", "name", "email", "charge", "reason", "metadata"];
const declined = {
  route: "/v1/payment_intents",
  status: 402,
  body: JSON.stringify({ error: { code: "card_declined" } }),
};
const missing = {
  route: "/v1/payment_intents/{intent}",
  status: 404,
  body: JSON.stringify({ error: { code: "resource_missing" } }),
};

const limitBurst = 1_000;
const hoursOfLog = 72;
const everyMissing = 9;
const everyRepeated = 11;
const everyFaulty = 17;

/** Tells the request log what the shop's program has asked for in the last days. */
export async function noteRequests(
  key: (at: Temporal.Instant) => Context,
  until: Temporal.Instant,
): Promise<void> {
  const ctx = key(until);
  const created = { gte: until.subtract({ hours: hoursOfLog }) };
  const { rows } = await listEvents(ctx, { limit: 500, created });
  const byRequest = Map.groupBy(rows, ({ event }) => event.requestId);
  const throwing = dice(7);
  let place = 0;
  for (const told of byRequest.values()) {
    const events = told.map(({ event }) => event);
    const call = callOf(events, 4 + throwing.below(30));
    const first = events.at(-1);
    if (!first || !call) continue;
    note(ctx, first, call);
    if (place % everyRepeated === 0) repeat(key, first, call);
    if (place % everyFaulty === 0) mistake(key, first);
    look(key, first, place % everyMissing === 0);
    place += 1;
  }
  await flushRequests();
}

/** The call by which these events of one request, the newest first, have happened. */
function callOf(events: readonly StoredEvent[], durationMs: number): Asked | undefined {
  const first = events.at(-1);
  const route = first && routes.get(first.type);
  if (!first?.requestId || !route) return undefined;
  const isDeclined = events.some(({ type }) => type.endsWith("payment_failed"));
  const answer = isDeclined ? declined : { route, status: 200, body: answerOf(events, first) };
  const asked = { ...answer, requestId: first.requestId, durationMs };
  return { method: "POST", ...asked, path: route, parameters: parametersOf(first) };
}

/** What the maker of an object was answered: the object as it stood after its last event. */
function answerOf(events: readonly StoredEvent[], { objectId }: StoredEvent): string {
  return JSON.stringify(events.find((event) => event.objectId === objectId)?.object ?? {});
}

function parametersOf({ object, type }: StoredEvent) {
  const sent = Object.entries(object).filter(
    ([name, value]) => sentFields.includes(name) && value !== null,
  );
  const paid = { confirm: true, payment_method: "pm_card_visa" };
  return { ...Object.fromEntries(sent), ...(type.startsWith("payment_intent") ? paid : {}) };
}

/** The program had not heard the answer, asked again with the same key, and got it again. */
function repeat(key: (at: Temporal.Instant) => Context, event: StoredEvent, call: Asked) {
  const createdAt = event.createdAt.add({ milliseconds: 700 });
  const requestId = newId("req", createdAt);
  note(key(createdAt), { ...event, createdAt }, { ...call, requestId, replayOf: call.requestId });
}

/** An amount was forgotten. */
function mistake(key: (at: Temporal.Instant) => Context, event: StoredEvent) {
  const createdAt = event.createdAt.subtract({ seconds: 2 });
  const error = {
    type: "invalid_request_error",
    code: "parameter_missing",
    message: "amount is required.",
    param: "amount",
  };
  note(
    key(createdAt),
    { ...event, createdAt, idempotencyKey: null },
    {
      method: "POST",
      route: "/v1/payment_intents",
      path: "/v1/payment_intents",
      status: 400,
      body: JSON.stringify({ error }),
      requestId: newId("req", createdAt),
      durationMs: 1,
      parameters: { currency: "cny", confirm: true },
    },
  );
}

/** Half a second later the program looks at what it has made; at times at what is not there. */
function look(key: (at: Temporal.Instant) => Context, event: StoredEvent, isMissing: boolean) {
  const at = event.createdAt.add({ milliseconds: 500 });
  const id = isMissing ? newId("pi", at) : event.objectId;
  const found = { ...missing, status: 200, body: JSON.stringify(event.object) };
  if (!id.startsWith("pi_")) return;
  note(
    key(at),
    { ...event, createdAt: at },
    {
      method: "GET",
      ...(isMissing ? missing : found),
      path: `/v1/payment_intents/${id}`,
      requestId: newId("req", at),
      durationMs: 2,
    },
  );
}

interface Asked
  extends Pick<
    AnsweredRequest,
    "method" | "route" | "status" | "body" | "durationMs" | "parameters"
  > {
  readonly replayOf?: Context["requestId"];
  readonly path: string;
  readonly requestId: Context["requestId"];
}

function note(ctx: Context, event: StoredEvent, asked: Asked): void {
  const { path, requestId, replayOf, parameters = {}, ...rest } = asked;
  const tokens = dice(event.createdAt.epochMilliseconds).below(200);
  const before = limitBurst - tokens;
  logRequest({
    ...rest,
    parameters,
    notes: {
      limiter: { limits: [{ rule: "key", before, after: before - 1, burst: limitBurst }] },
      replayOf,
    },
    ctx: { ...ctx, requestId, address: "203.0.113.24" },
    url: `https://pay.example${path}`,
    startedAt: event.createdAt,
    idempotencyKey: asked.method === "POST" ? event.idempotencyKey : null,
    apiVersion: null,
  });
}
