import type { ErrorCode } from "#domain/errors/error-codes";
import type { RequestStory } from "#domain/request-stories/request-story";

/** The stations on a request's way, in the order in which it comes by them. */
export const stationNames = [
  "credential",
  "signature",
  "limiter",
  "idempotency",
  "route",
  "risk",
  "channel",
  "ledger",
  "approval",
  "events",
  "deliveries",
  "later",
] as const;

export type StationName = (typeof stationNames)[number];

/** Whether it let the request through, stopped it, had nothing to do, or may not be seen. */
export type StationState = "done" | "stopped" | "nothing" | "hidden";

/** Where a request stood at one station. */
export interface Station {
  readonly name: StationName;
  readonly state: StationState;
}

/** Where each refusal comes from that is not the route's own. */
const refusedAt: Readonly<Partial<Record<ErrorCode, StationName>>> = {
  address_not_allowed: "credential",
  more_permissions_required: "credential",
  token_replayed: "credential",
  content_digest_mismatch: "signature",
  signature_invalid: "signature",
  signature_missing: "signature",
  signature_replayed: "signature",
  rate_limit: "limiter",
  idempotency_key_in_use: "idempotency",
  idempotency_key_reused: "idempotency",
  account_frozen: "risk",
  balance_insufficient: "risk",
  bank_account_not_approved: "risk",
  spending_limit_exceeded: "risk",
};

const stops = new Map<string, StationName>(Object.entries(refusedAt));

/** The station that turned the request away; undefined for what was done. */
export function stoppedAt(story: Ended): StationName | undefined {
  const { request, tries = [], operations = [] } = story;
  if (!request || request.status < 400) return undefined;
  const isDeclined = [...tries, ...operations].some(({ state }) => state === "failed");
  return isDeclined ? "channel" : (stops.get(request.errorCode ?? "") ?? "route");
}

/** How a request ended, and what was said at channels. */
type Ended = Pick<RequestStory, "operations" | "request" | "tries">;

/** Where the request stood at each station of its way. */
export function stationsOf(story: RequestStory): readonly Station[] {
  const stop = stoppedAt(story);
  return stationNames.map((name) => {
    if (name === stop) return { name, state: "stopped" };
    return { name, state: looks[name](story, stop) };
  });
}

/** Stations that only what has come to its route comes by. */
const behindRoute: readonly StationName[] = ["risk", "channel"];

type Look = (story: RequestStory, stop: StationName | undefined) => StationState;

const looks: Readonly<Record<StationName, Look>> = {
  credential: ({ request }) => told(request?.keyId ?? request?.applicationId),
  signature: ({ notes }) => told(notes.signature),
  limiter: ({ notes }) => told(notes.limiter?.limits[0]),
  idempotency: ({ request, notes }) => told(notes.replayOf ?? request?.idempotencyKey),
  route: ({ request }, stop) => told(!stop || behindRoute.includes(stop) ? request : undefined),
  risk: wasWeighed,
  channel: ({ tries, operations }) => listed(tries && [...tries, ...(operations ?? [])]),
  ledger: ({ transfers }) => listed(transfers),
  approval: ({ refunds }) => listed(refunds?.filter((one) => one.approvalsRequired > 0)),
  events: ({ events }) => listed(events),
  deliveries: ({ deliveries }) => listed(deliveries),
  later: ({ later }) => listed(later),
};

/** Only where money or a payer was asked for is there anything to weigh. */
function wasWeighed({ tries, operations, transfers, events }: RequestStory): StationState {
  const parts = [tries, operations, transfers, events?.filter(asksPayer)];
  if (parts.some((part) => part && part.length > 0)) return "done";
  return parts.includes(undefined) ? "hidden" : "nothing";
}

/** Whether an event says that the payer has to meet their bank. */
export function asksPayer({ type }: { readonly type: string }): boolean {
  return type === "payment_intent.requires_action" || type === "setup_intent.requires_action";
}

function told(part: unknown): StationState {
  return part ? "done" : "nothing";
}

function listed(parts: readonly unknown[] | undefined): StationState {
  if (parts === undefined) return "hidden";
  return parts.length > 0 ? "done" : "nothing";
}
