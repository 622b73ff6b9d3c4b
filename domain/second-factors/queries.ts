import { and, eq, isNull } from "drizzle-orm";
import { database } from "#db/client";
import { recoveryCodes, totpFactors } from "#db/schema/sign-in";
import type { RecoveryCode } from "#domain/second-factors/recovery-code";
import type { TotpFactor } from "#domain/second-factors/totp";
import type { Id } from "#platform/ids";

/** The person's code generator, confirmed or not. */
export async function findTotp(personId: Id<"usr">): Promise<TotpFactor | undefined> {
  const [factor] = await database().select().from(totpFactors).where(eq(totpFactors.id, personId));
  return factor;
}

/** The person's list of recovery codes, with those that were used. */
export function recoveryListOf(personId: Id<"usr">): Promise<RecoveryCode[]> {
  return database().select().from(recoveryCodes).where(eq(recoveryCodes.personId, personId));
}

/** The recovery codes that still open something. */
export function openCodes(personId: Id<"usr">): Promise<RecoveryCode[]> {
  return database()
    .select()
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.spentAt)));
}
