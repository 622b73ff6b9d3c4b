import type { Context } from "#domain/access/context";
import type { ApiRequest } from "#domain/request-log/api-request";
import { scrub } from "#platform/scrub";

/** What is known of a request once it is answered. */
export interface AnsweredRequest {
  readonly ctx: Pick<Context, "account" | "actor" | "address" | "requestId">;
  readonly method: string;
  readonly route: string;
  readonly url: string;
  readonly status: number;
  /** What was answered; only a refusal's code is read in it. */
  readonly body: string;
  readonly startedAt: Temporal.Instant;
  readonly durationMs: number;
  readonly idempotencyKey: string | null;
  readonly apiVersion: string | null;
}

const longestText = 255;
const firstRefusal = 400;

/** What the log keeps of it: nothing secret, whatever a caller has put into path or headers. */
export function requestRow(request: AnsweredRequest): ApiRequest {
  const { account, actor, address, requestId } = request.ctx;
  return {
    accountId: account.id,
    id: requestId,
    method: request.method,
    route: request.route,
    path: kept(pathOf(request.url)),
    status: request.status,
    statusClass: Math.trunc(request.status / 100),
    errorCode: request.status < firstRefusal ? null : refusalIn(request.body),
    durationMs: Math.round(request.durationMs),
    keyId: actor.kind === "api_key" ? actor.id : null,
    address,
    idempotencyKey: request.idempotencyKey && kept(request.idempotencyKey),
    apiVersion: request.apiVersion && kept(request.apiVersion),
    createdAt: request.startedAt,
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

function refusalIn(body: string): string | null {
  const told: unknown = JSON.parse(body);
  const error = typeof told === "object" && told && "error" in told ? told.error : undefined;
  const code = typeof error === "object" && error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : null;
}
