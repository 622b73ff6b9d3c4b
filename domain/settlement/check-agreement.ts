import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { Disagreement } from "#domain/settlement/disagreement";
import { readDisagreements } from "#domain/settlement/queries";

/**
 * The standing check that what people are shown is what the ledger has: every balance is the sum of
 * its lines, every hold is for something that waits, and every charge agrees with its refunds.
 */
export async function checkAgreement(ctx: Context): Promise<readonly Disagreement[]> {
  requireScope(ctx, "ledger:check");
  return readDisagreements(ctx.account.id);
}
