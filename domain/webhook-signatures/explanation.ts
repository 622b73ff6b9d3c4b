/** What is wrong with how a header is written. */
export type HeaderFault =
  | "header_empty"
  | "header_named"
  | "header_quoted"
  | "header_spaces"
  | "no_time"
  | "time_unreadable"
  | "time_in_milliseconds"
  | "no_signature"
  | "other_scheme"
  | "signature_cut"
  | "signature_case";

/** How a body differs from the one that was signed. */
export type BodyFault =
  | "trailing_newline"
  | "line_endings"
  | "byte_order_mark"
  | "spaces_around"
  | "reformatted"
  | "escapes"
  | "keys_reordered"
  | "content_changed"
  | "body_empty"
  | "body_parsed"
  | "body_not_json";

/** Why the secret is not the one that signed. */
export type SecretFault =
  | "secret_spaces"
  | "secret_quoted"
  | "secret_prefix_missing"
  | "secret_is_api_key"
  | "secret_rotated"
  | "former_secret"
  | "other_endpoint"
  | "other_mode"
  | "secret_unknown";

/** Why a program would refuse what it got. */
export type CauseKind =
  | HeaderFault
  | BodyFault
  | SecretFault
  | "too_old"
  | "in_future"
  | "nothing_fits";

export interface Cause {
  readonly kind: CauseKind;
  /** The endpoint whose secret did sign, where that is known and not the one expected. */
  readonly endpointId?: string;
}

/** A secret that may have signed, and whose it is. */
export interface HeldSecret {
  readonly secret: string;
  /** Null for one that was typed in and belongs to no endpoint we know. */
  readonly endpointId: string | null;
  readonly turn: "present" | "former";
}

/** One signature of a header, and whose secret made it over the body as it is. */
export interface JudgedSignature {
  readonly signature: string;
  readonly signedBy: HeldSecret | null;
}

/** When something was signed, seen from when it is checked. */
export interface JudgedTime {
  readonly signedAt: Temporal.Instant;
  /** How many seconds ago; negative in the future. */
  readonly ageSeconds: number;
  readonly isInTime: boolean;
}

/** What a program with the offered secrets makes of a header and a body, and why. */
export interface Explanation {
  readonly verdict: "valid" | "late" | "invalid" | "unreadable";
  readonly time: JudgedTime | null;
  readonly signatures: readonly JudgedSignature[];
  /** Empty exactly where it is valid. */
  readonly causes: readonly Cause[];
}
