import { totpFactors } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { findTotp } from "#domain/second-factors/queries";

/** Takes the person's code generator away; where one is required, they are led to add another. */
export async function removeTotp(ctx: Context): Promise<void> {
  requireScope(ctx, "factors:write");
  requireFreshProof(ctx);
  const { id: personId } = requirePerson(ctx);

  return commit(ctx, async () => {
    const factor = await findTotp(personId);
    if (!factor?.confirmedAt) {
      throw new DomainError("resource_missing", "There is no code generator.");
    }
    const audit = { action: "second_factor.removed", subject: personId, before: { kind: "totp" } };
    return change(undefined, { audit, events: [] }).updates(
      totpFactors,
      factor,
      next(factor, { confirmedAt: null }),
    );
  });
}
