import type { Context } from "#domain/access/context";
import type { StoredEvent } from "#domain/event-log/event";
import { listEvents } from "#domain/event-log/list-events";
import type { AnsweredRequest } from "#domain/request-log/answered-request";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { newId } from "#platform/ids";
import { dice } from "#scripts/seed/dice";

/** What a program asked for when one of these was the first to happen, and how it was answered. */
const calls: ReadonlyMap<string, Pick<AnsweredRequest, "route" | "status" | "body">> = new Map([
  ["customer.created", { route: "/v1/customers", status: 200, body: "{}" }],
  ["payment_intent.created", { route: "/v1/payment_intents", status: 200, body: "{}" }],
  ["refund.created", { route: "/v1/refunds", status: 200, body: "{}" }],
]);
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

const hoursOfLog = 72;
const everyMissing = 9;

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
    const first = events.at(-1);
    const call = events.some(({ type }) => type.endsWith("payment_failed"))
      ? declined
      : first && calls.get(first.type);
    if (!first?.requestId || !call) continue;
    const asked = { ...call, requestId: first.requestId, durationMs: 4 + throwing.below(30) };
    note(ctx, first, { method: "POST", ...asked, path: call.route });
    look(key, first, place % everyMissing === 0);
    place += 1;
  }
  await flushRequests();
}

/** Half a second later the program looks at what it has made; at times at what is not there. */
function look(key: (at: Temporal.Instant) => Context, event: StoredEvent, isMissing: boolean) {
  const at = event.createdAt.add({ milliseconds: 500 });
  const id = isMissing ? newId("pi", at) : event.objectId;
  const found = { ...missing, status: 200, body: "{}" };
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
  extends Pick<AnsweredRequest, "method" | "route" | "status" | "body" | "durationMs"> {
  readonly path: string;
  readonly requestId: Context["requestId"];
}

function note(ctx: Context, event: StoredEvent, { path, requestId, ...asked }: Asked): void {
  logRequest({
    ...asked,
    ctx: { ...ctx, requestId, address: "203.0.113.24" },
    url: `https://pay.example${path}`,
    startedAt: event.createdAt,
    idempotencyKey: asked.method === "POST" ? event.idempotencyKey : null,
    apiVersion: null,
  });
}
