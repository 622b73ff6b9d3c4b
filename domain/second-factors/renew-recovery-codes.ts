import { recoveryCodes } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { openCodes } from "#domain/second-factors/queries";
import { newRecoveryCodes, recoveryRows } from "#domain/second-factors/recovery-code";

/** Gives ten new recovery codes and takes back those of before; they are in no other place. */
export async function renewRecoveryCodes(ctx: Context): Promise<readonly string[]> {
  requireScope(ctx, "factors:write");
  requireFreshProof(ctx);
  const { id: personId } = requirePerson(ctx);
  const codes = newRecoveryCodes();

  return commit(ctx, async (read) => {
    const audit = { action: "recovery_codes.renewed", subject: personId };
    const result = change(codes, { audit, events: [] }).inserts(
      recoveryCodes,
      ...recoveryRows(personId, codes, read.now),
    );
    for (const old of await openCodes(personId)) {
      result.updates(recoveryCodes, old, next(old, { spentAt: read.now }));
    }
    return result;
  });
}
