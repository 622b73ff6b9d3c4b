import type { SigningKey } from "#domain/signing-keys/signing-key";
import type { ReadySigningKey } from "#domain/signing-keys/signing-key-memory";

/** A request as proofs see it. */
export interface ProvableRequest {
  readonly method: string;
  /** Path and query as they came, without scheme and host. */
  readonly target: string;
  /** A header by its name in small letters. */
  readonly field: (name: string) => string | null;
  /** The bytes of the body as they arrived; empty where there is none. */
  readonly body: Uint8Array;
}

/** Whose proof is looked at, and when. */
export interface Prover {
  readonly accountId: SigningKey["accountId"];
  readonly now: Temporal.Instant;
  /** The signing key of that name, if what it signs holds for this prover now. */
  readonly keyOf: (name: string) => Promise<ReadySigningKey | undefined>;
}

/** What may be accepted once: until it ends by itself, it is remembered as used. */
export interface OnceOnly {
  readonly accountId: SigningKey["accountId"];
  readonly signingKeyId: SigningKey["id"];
  readonly nonce: string;
  readonly expiresAt: Temporal.Instant;
  /** What it was, for the refusal of a second use. */
  readonly kind: "signature" | "token";
}

/** A proof that holds, and is good for this one request alone. */
export interface RequestProof {
  readonly scheme: "rfc9421" | "hmac";
  readonly algorithm: string;
  readonly signingKeyId: SigningKey["id"];
  readonly once: OnceOnly;
}
