import type { KeyObject } from "node:crypto";
import type { issuerKeys } from "#db/schema/signatures";

/** What the installation signs with, as it is kept. */
export type StoredIssuerKey = typeof issuerKeys.$inferSelect;

export type IssuerAlgorithm = StoredIssuerKey["algorithm"];

/** Tokens by ES256, or RS256 for clients that know no other; messages by Ed25519. */
export const issuerAlgorithms = ["ES256", "RS256", "Ed25519"] as const;

/** One that is published; its private half never leaves the process. */
export interface IssuerKey {
  /** Its name in tokens and signatures: the `kid`. */
  readonly id: StoredIssuerKey["id"];
  readonly algorithm: IssuerAlgorithm;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  /** From when on it signs, until another does. */
  readonly signsFrom: Temporal.Instant;
}

/** A key is published so long before it signs that whoever has fetched the set has it. */
export const publishedAheadMinutes = 15;

/** It stays published after its last signature for longer than anything it signed is good. */
export const publishedAfterHours = 48;

/** How long others may keep the published set before they look again. */
export const publishedSetSeconds = 300;
