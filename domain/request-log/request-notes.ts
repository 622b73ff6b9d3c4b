import type { Id } from "#platform/ids";

/** Where one limit stood when a request came, and where it was left, in tokens or calls. */
export interface LimitNote {
  /** The limit's name, as answers and metrics say it. */
  readonly rule: string;
  readonly before: number;
  readonly after: number;
  /** How many it lets through at once. */
  readonly burst: number;
}

/**
 * What the edge knows of a request and nothing else keeps: by which limits, by what proof and as
 * whose repetition it was let through. Part of the request's row in the log; nothing secret.
 */
export interface RequestNotes {
  /** The limits that it fell under; the one that turned it away, if any did. */
  readonly limiter?: {
    readonly limits: readonly LimitNote[];
    readonly refusedBy?: string | undefined;
  };
  /** What was shown to prove who asks; `id` is that of the token or key, never what was shown. */
  readonly credential?: {
    readonly kind: "api_key" | "jwt" | "access_token";
    readonly id?: string | undefined;
    /** A token bound to a key of its own holder, by DPoP. */
    readonly bound?: boolean | undefined;
  };
  /** A signature that was sent and held. */
  readonly signature?: {
    readonly scheme: "rfc9421" | "hmac";
    readonly algorithm: string;
    readonly keyId: string;
  };
  /** What it used of the API that will go; kept in a column of its own. */
  readonly deprecation?: string | undefined;
  /** The request whose answer was given again. */
  readonly replayOf?: Id<"req"> | undefined;
}
