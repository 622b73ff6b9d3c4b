import type { StoredAnswer } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";
import type { Answer } from "#http/answer";
import { problem, problemKinds } from "#http/problem";
import type { Id } from "#platform/ids";
import { faultFields, log } from "#platform/log";

/**
 * Connections that could not be made or were cut, and a server that starts, stops, is full, or is a
 * standby that has yet to take the primary's place.
 */
const unreachable = new Set([
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "25006",
  "53300",
  "55000",
  "57P01",
  "57P02",
  "57P03",
]);

/**
 * The answer to a refusal; anything else is our fault, and is logged without its text. Unless it is
 * told in another way, it leads to the request in its account's log.
 */
export function answerToError(
  error: unknown,
  requestId: Id<"req">,
  told: (refusal: DomainError) => StoredAnswer = (refusal) => problem(refusal, {}, requestId),
): Answer {
  const refusal = error instanceof DomainError ? error : faultOf(error, requestId);
  const { status, shouldRetry } = problemKinds[refusal.code];
  const headers = extraHeaders(status, refusal.details);
  return { ...told(refusal), shouldRetry, refusedBy: refusal.details.limit, headers };
}

function faultOf(error: unknown, requestId: Id<"req">): DomainError {
  log().error({ requestId, ...faultFields(error) }, "request failed");
  return isUnreachable(error)
    ? new DomainError("service_unavailable", "The database does not answer. Try again.")
    : new DomainError("internal_error", "Something failed on our side. Try again.");
}

function extraHeaders(
  status: number,
  { retryAfterSeconds }: DomainError["details"],
): Readonly<Record<string, string>> {
  if (retryAfterSeconds !== undefined) return { "retry-after": String(retryAfterSeconds) };
  if (status === 401) return { "www-authenticate": 'Bearer realm="Tollgate"' };
  return status === 503 ? { "retry-after": "1" } : {};
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && unreachable.has(String(error.code))) return true;
  return isUnreachable(error.cause);
}
