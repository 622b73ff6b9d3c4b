import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { DomainError } from "#domain/errors/domain-error";
import { totpBinding } from "#domain/second-factors/code-proof";
import { findTotp } from "#domain/second-factors/queries";
import { unseal } from "#domain/vault/seal";

/** The secret that a person is about to confirm; one that counts is never shown again. */
export async function showTotp(ctx: Context): Promise<string> {
  requireScope(ctx, "factors:write");
  requireFreshProof(ctx);
  const { id: personId } = requirePerson(ctx);
  const factor = await findTotp(personId);
  if (!factor || factor.confirmedAt) {
    throw new DomainError("resource_missing", "No code generator is being set up.");
  }
  return unseal(factor.sealedSecret, totpBinding(personId));
}
