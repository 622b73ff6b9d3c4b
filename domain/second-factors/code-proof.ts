import { recoveryCodes, totpFactors } from "#db/schema/sign-in";
import { next } from "#domain/changes/change";
import { findTotp, openCodes } from "#domain/second-factors/queries";
import { recoveryDigest } from "#domain/second-factors/recovery-code";
import { stepOfCode, type TotpFactor } from "#domain/second-factors/totp";
import type { Proof } from "#domain/tickets/proof";
import { unseal } from "#domain/vault/seal";
import type { Id } from "#platform/ids";

/** Where a person's secret is sealed, and nowhere else does it open. */
export function totpBinding(personId: Id<"usr">): readonly string[] {
  return ["totp_secret", personId];
}

/**
 * The proof in a code that a person has typed, of their generator or from their list; undefined
 * where it is wrong, was used before, or is older than one that was.
 */
export async function codeProof(
  personId: Id<"usr">,
  typed: string,
  now: Temporal.Instant,
): Promise<Proof | undefined> {
  const factor = await findTotp(personId);
  if (factor?.confirmedAt) {
    const lastStep = await freshStep(factor, typed, now);
    if (lastStep !== undefined) {
      const after = next(factor, { lastStep });
      return { by: "totp", spend: (change) => void change.updates(totpFactors, factor, after) };
    }
  }
  return recoveryProof(personId, typed, now);
}

/** The step of a right code, if no code of it or of a later one was taken. */
export async function freshStep(
  { id, sealedSecret, lastStep }: TotpFactor,
  typed: string,
  now: Temporal.Instant,
): Promise<bigint | undefined> {
  const secret = await unseal(sealedSecret, totpBinding(id));
  const step = stepOfCode(secret, typed, now);
  return step !== undefined && step > lastStep ? step : undefined;
}

async function recoveryProof(
  personId: Id<"usr">,
  typed: string,
  now: Temporal.Instant,
): Promise<Proof | undefined> {
  const digest = recoveryDigest(personId, typed);
  const code = (await openCodes(personId)).find((row) => row.digest === digest);
  if (!code) return undefined;
  const after = next(code, { spentAt: now });
  return {
    by: "recovery_code",
    spend: (change) => void change.updates(recoveryCodes, code, after),
  };
}
