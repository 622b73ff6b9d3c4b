import type { Context, StoredAnswer } from "#domain/access/context";
import { wireVersion } from "#domain/api-versions/wire-version";
import { askedVersion } from "#http/asked-version";
import { PlainResponse } from "#http/plain-response";
import type { Id } from "#platform/ids";
import { scrub } from "#platform/scrub";

/** What is answered, before it has its headers. */
export interface Answer extends StoredAnswer {
  /** The request that was answered first, where this is that answer again. */
  readonly originalRequestId?: Id<"req"> | undefined;
  readonly shouldRetry?: boolean | undefined;
  /** The limit to money that has refused it. */
  readonly refusedBy?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The answer as it is sent, with the headers that every answer of the API has. */
export function toResponse(request: Request, requestId: Context["requestId"], answer: Answer) {
  const { headers } = request;
  const { body, originalRequestId, shouldRetry, status } = answer;
  const key = headers.get("idempotency-key");
  return new PlainResponse({
    status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      "request-id": requestId,
      "stripe-version": versionOf(headers),
      ...answer.headers,
      ...(key ? { "idempotency-key": scrub(key) } : {}),
      ...(originalRequestId
        ? { "idempotent-replayed": "true", "original-request": originalRequestId }
        : {}),
      ...(shouldRetry === undefined ? {} : { "stripe-should-retry": String(shouldRetry) }),
    },
    body,
  });
}

function versionOf(headers: Headers): string {
  try {
    return askedVersion(headers, null).name;
  } catch {
    return wireVersion;
  }
}
