import { recoveryCodes } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { recoveryListOf } from "#domain/second-factors/queries";
import { newRecoveryCodes, recoveryRows } from "#domain/second-factors/recovery-code";

/**
 * Gives ten new recovery codes in place of those of before; they are kept nowhere else. Of two
 * lists made at once the later one counts, the first time as well: each line is there once.
 */
export async function renewRecoveryCodes(ctx: Context): Promise<readonly string[]> {
  requireScope(ctx, "factors:write");
  requireFreshProof(ctx);
  const { id: personId } = requirePerson(ctx);
  const codes = newRecoveryCodes();

  return commit(ctx, async (read) => {
    const known = new Map((await recoveryListOf(personId)).map((code) => [code.line, code]));
    const audit = { action: "recovery_codes.renewed", subject: personId };
    const result = change(codes, { audit, events: [] });
    for (const code of recoveryRows(personId, codes, read.now)) {
      const old = known.get(code.line);
      if (!old) result.inserts(recoveryCodes, code);
      else result.updates(recoveryCodes, old, { ...code, version: next(old, {}).version });
    }
    return result;
  });
}
