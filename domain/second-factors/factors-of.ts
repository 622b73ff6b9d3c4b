import { passkeysOf } from "#domain/passkeys/passkeys-of";
import { findTotp, openCodes } from "#domain/second-factors/queries";
import type { Id } from "#platform/ids";

/** What a person has beside a password. */
export interface Factors {
  /** When their code generator was confirmed; null without one. */
  readonly totpSince: Temporal.Instant | null;
  readonly passkeyCount: number;
  /** How many recovery codes are left. */
  readonly recoveryCodeCount: number;
}

/** The factors of a person, at this moment. */
export async function factorsOf(personId: Id<"usr">): Promise<Factors> {
  const [totp, passkeys, codes] = await Promise.all([
    findTotp(personId),
    passkeysOf(personId),
    openCodes(personId),
  ]);
  return {
    totpSince: totp?.confirmedAt ?? null,
    passkeyCount: passkeys.length,
    recoveryCodeCount: codes.length,
  };
}

/** Whether a password alone lets the person in no longer. */
export function hasSecondFactor({ totpSince, passkeyCount }: Factors): boolean {
  return totpSince !== null || passkeyCount > 0;
}
