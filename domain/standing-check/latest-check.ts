import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { checkRows } from "#domain/standing-check/queries";
import type { StandingCheck } from "#domain/standing-check/standing-check";

/** The last look at the account's books; undefined while there was none. */
export async function latestCheck(ctx: Context): Promise<StandingCheck | undefined> {
  requireScope(ctx, "ledger:check");

  const [latest] = await checkRows(readerOf(ctx), { limit: 1 });
  return latest;
}
