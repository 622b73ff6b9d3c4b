import type { Context, StoredAnswer } from "#domain/access/context";
import { wireVersion } from "#domain/event-log/wire-version";
import type { Id } from "#platform/ids";
import { scrub } from "#platform/scrub";

/** What is answered, before it has its headers. */
export interface Answer extends StoredAnswer {
  /** The request that was answered first, where this is that answer again. */
  readonly originalRequestId?: Id<"req"> | undefined;
  readonly shouldRetry?: boolean | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const versionShape = /^\d{4}-\d{2}-\d{2}(?:\.[a-z]{1,32})?$/;

/** The answer as it is sent, with the headers that every answer of the API has. */
export function toResponse(request: Request, requestId: Context["requestId"], answer: Answer) {
  const headers = new Headers({
    "content-type": "application/json",
    "cache-control": "no-store",
    "request-id": requestId,
    "stripe-version": versionOf(request.headers),
    ...answer.headers,
  });
  const key = request.headers.get("idempotency-key");
  if (key) headers.set("idempotency-key", scrub(key));
  if (answer.originalRequestId) {
    headers.set("idempotent-replayed", "true");
    headers.set("original-request", answer.originalRequestId);
  }
  if (answer.shouldRetry !== undefined) {
    headers.set("stripe-should-retry", String(answer.shouldRetry));
  }
  return new Response(answer.body, { status: answer.status, headers });
}

function versionOf(headers: Headers): string {
  const named = headers.get("stripe-version") ?? "";
  return versionShape.test(named) ? named : wireVersion;
}
