import type { signingKeys } from "#db/schema/signatures";
import { type SignatureAlgorithm, signatureAlgorithms } from "#domain/signatures/algorithm";

/** What a program signs with, as it is kept. */
export type SigningKey = typeof signingKeys.$inferSelect;

export type SigningKeyAlgorithm = SigningKey["algorithm"];

/** How many keys that are in use an API key can have: the present one, the next, and some more. */
export const mostSigningKeys = 10;

/** How many days a signing key can be made to last; without such a wish until it is revoked. */
export const signingKeyDays = [30, 90, 365] as const;

/** How people can look at a signing key. */
export type SigningKeyState = "active" | "expired" | "revoked";

/** Whether what is signed with it holds now. */
export function signingKeyState(
  { expiresAt, revokedAt }: Pick<SigningKey, "expiresAt" | "revokedAt">,
  now: Temporal.Instant,
): SigningKeyState {
  if (revokedAt) return "revoked";
  return expiresAt && Temporal.Instant.compare(expiresAt, now) <= 0 ? "expired" : "active";
}

/** Whether it signs requests; others sign tokens. */
export function isForRequests(algorithm: SigningKeyAlgorithm): algorithm is SignatureAlgorithm {
  return signatureAlgorithms.some((one) => one === algorithm);
}

/** What the audit keeps of a signing key; its secret is nowhere. */
export function signingKeySettings(key: SigningKey) {
  return {
    subject: key.subject,
    name: key.name,
    algorithm: key.algorithm,
    fingerprint: key.fingerprint,
    expires_at: key.expiresAt?.toString() ?? null,
  };
}
