import { z } from "zod";
import { totpFactors } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { freshStep } from "#domain/second-factors/code-proof";
import { findTotp } from "#domain/second-factors/queries";

export const ConfirmTotpInput = z.object({ code: z.string().min(1).max(20) });

/** Makes the code generator count, by a code of it: from now on a password alone is not enough. */
export async function confirmTotp(
  ctx: Context,
  { code }: z.output<typeof ConfirmTotpInput>,
): Promise<void> {
  requireScope(ctx, "factors:write");
  requireFreshProof(ctx);
  const { id: personId } = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const factor = await findTotp(personId);
    if (!factor || factor.confirmedAt) {
      throw new DomainError("resource_missing", "No code generator is being set up.");
    }
    const lastStep = await freshStep(factor, code, read.now);
    if (lastStep === undefined) {
      throw new DomainError("sign_in_failed", "This is not the code.", { param: "code" });
    }
    const audit = { action: "second_factor.added", subject: personId, after: { kind: "totp" } };
    const after = next(factor, { lastStep, confirmedAt: read.now });
    return change(undefined, { audit, events: [] }).updates(totpFactors, factor, after);
  });
}
