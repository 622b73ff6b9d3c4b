import type { Context } from "#domain/access/context";
import { type ApiRequest, slownessOf } from "#domain/request-log/api-request";
import type { RequestNotes } from "#domain/request-log/request-notes";
import { scrub } from "#platform/scrub";
import { scrubbedJson, scrubbedText } from "#platform/scrub-fields";

/** What is known of a request once it is answered. */
export interface AnsweredRequest {
  readonly ctx: Pick<Context, "account" | "actor" | "address" | "requestId">;
  readonly method: string;
  readonly route: string;
  readonly url: string;
  readonly status: number;
  readonly body: string;
  /** The parameters as they were read; undefined where they could not be. */
  readonly parameters?: unknown;
  readonly notes?: RequestNotes | undefined;
  readonly startedAt: Temporal.Instant;
  readonly durationMs: number;
  readonly idempotencyKey: string | null;
  readonly apiVersion: string | null;
}

const longestText = 255;
const firstRefusal = 400;
/** How much of what was asked and told is kept, in characters. */
export const mostKept = { asked: 4_096, told: 4_096 } as const;

/** What the log keeps of it: nothing secret, whatever a caller has put into path or headers. */
export function requestRow(request: AnsweredRequest): ApiRequest {
  const { account, actor, address, requestId } = request.ctx;
  const { idempotencyKey, apiVersion, notes } = request;
  return {
    accountId: account.id,
    id: requestId,
    method: request.method,
    route: request.route,
    durationMs: Math.round(request.durationMs),
    keyId: actor.kind === "api_key" ? actor.id : null,
    address,
    idempotencyKey: idempotencyKey && kept(idempotencyKey),
    apiVersion: apiVersion && kept(apiVersion),
    createdAt: request.startedAt,
    applicationId: actor.kind === "application" ? actor.id : null,
    slowness: slownessOf(request.durationMs) || null,
    notes: notes ? { ...notes } : null,
    deprecation: notes?.deprecation ?? null,
    ...outcome(request, kept(pathOf(request.url))),
    ...content(request),
  };
}

/** How it ended, and what it was about. */
function outcome({ body, status }: AnsweredRequest, path: string) {
  const refusal = status < firstRefusal ? undefined : refusalIn(body);
  return {
    path,
    status,
    statusClass: Math.trunc(status / 100),
    errorCode: textOf(refusal?.code),
    errorParam: textOf(refusal?.param),
    objectId: idIn(path) ?? (refusal ? objectOf(refusal) : answeredId(body)),
  };
}

/** What was asked and told. A repetition has the answer of the request that it repeats. */
function content({ body, notes, parameters }: AnsweredRequest) {
  return {
    asked: parameters === undefined ? null : scrubbedJson(parameters, mostKept.asked),
    told: notes?.replayOf ? null : scrubbedText(body, mostKept.told),
    toldLength: body.length > mostKept.told ? body.length : null,
  };
}

/** The path as it was sent; what follows the question mark may be anything. */
function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? "";
}

/** Cut before it is looked through, so that a long text costs no more than a short one. */
function kept(text: string): string {
  return scrub(text.slice(0, longestText).replaceAll("\u0000", ""));
}

const idInPath = /\/([a-z]{2,8}_[0-9A-Za-z]{16,32})(?:\/|$)/;
const idAtStart = /^\{"id":"([a-z]{2,8}_[0-9A-Za-z]{1,32})"/;

function idIn(path: string): string | null {
  return idInPath.exec(path)?.[1] ?? null;
}

function answeredId(body: string): string | null {
  return idAtStart.exec(body)?.[1] ?? null;
}

/** What is looked at in an answer's `error`. */
interface Refusal {
  readonly code?: unknown;
  readonly param?: unknown;
  readonly payment_intent?: unknown;
  readonly setup_intent?: unknown;
  readonly charge?: unknown;
}

function refusalIn(body: string): Refusal | undefined {
  const told: unknown = JSON.parse(body);
  const error = typeof told === "object" && told && "error" in told ? told.error : undefined;
  return typeof error === "object" && error ? { ...error } : undefined;
}

/** What a refusal is about: the payment or card that was declined, or its charge. */
function objectOf({ payment_intent, setup_intent, charge }: Refusal): string | null {
  for (const object of [payment_intent, setup_intent]) {
    if (typeof object === "object" && object && "id" in object) return textOf(object.id);
  }
  return textOf(charge);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
