import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BetweenFault } from "#domain/transfers/crossing";
import { readBetweenFaults } from "#domain/transfers/queries";

/**
 * The standing check over all accounts of the installation: what left one account reached another
 * to the last unit, and nothing is left between them in any currency.
 */
export async function checkBetweenAccounts(
  ctx: Pick<Context, "actor" | "scopes">,
): Promise<readonly BetweenFault[]> {
  requireScope(ctx, "ledger:check");
  return readBetweenFaults();
}
