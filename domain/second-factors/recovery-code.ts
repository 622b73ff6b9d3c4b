import type { recoveryCodes } from "#db/schema/sign-in";
import type { Id } from "#platform/ids";
import { randomBytes } from "#platform/random";
import { keyedDigest } from "#platform/secrets";

export type RecoveryCode = typeof recoveryCodes.$inferSelect;

/** How many a person is given at once. */
const recoveryCodeCount = 10;

/** Without letters that look like digits; 32 of them, so that each byte gives one fairly. */
const alphabet = "abcdefghjkmnpqrstuvwxyz023456789";
const length = 12;

/** Ten codes of 60 bits, like `k3mf-8s2p-wq7d`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const letters = Array.from(randomBytes(length), (byte) => alphabet[byte % 32]).join("");
    return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join("-");
  });
}

/** What is kept of a code: of use to nobody, and other for each person. */
export function recoveryDigest(personId: Id<"usr">, typed: string): string {
  const code = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return keyedDigest("recovery_code", `${personId} ${code}`);
}

/** A person's list with these codes on its lines, which count from 1. */
export function recoveryRows(
  personId: Id<"usr">,
  codes: readonly string[],
  at: Temporal.Instant,
): readonly RecoveryCode[] {
  return codes.map((code, index) => ({
    personId,
    line: index + 1,
    digest: recoveryDigest(personId, code),
    createdAt: at,
    spentAt: null,
    version: 1n,
  }));
}
