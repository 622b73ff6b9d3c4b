import { totpFactors } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { totpBinding } from "#domain/second-factors/code-proof";
import { findTotp } from "#domain/second-factors/queries";
import { newTotpSecret } from "#domain/second-factors/totp";
import { seal } from "#domain/vault/seal";

/**
 * Makes the secret for the person's code generator; it counts for nothing until a code of it was
 * shown, and a newer one takes its place.
 */
export async function beginTotp(ctx: Context): Promise<string> {
  requireScope(ctx, "factors:write");
  requireFreshProof(ctx);
  const { id: personId } = requirePerson(ctx);
  const secret = newTotpSecret();
  const sealedSecret = await seal(secret, totpBinding(personId));

  return commit(ctx, async (read) => {
    const before = await findTotp(personId);
    if (before?.confirmedAt) {
      throw new DomainError("resource_already_exists", "There is a code generator already.");
    }
    const fields = { sealedSecret, lastStep: 0n, createdAt: read.now };
    const audit = { action: "second_factor.begun", subject: personId };
    const result = change(secret, { audit, events: [] });
    if (before) return result.updates(totpFactors, before, next(before, fields));
    return result.inserts(totpFactors, { ...fields, id: personId, confirmedAt: null, version: 1n });
  });
}
