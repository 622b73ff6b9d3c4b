import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { checkRows } from "#domain/standing-check/queries";
import type { StandingCheck } from "#domain/standing-check/standing-check";

interface ListChecksInput {
  readonly limit: number;
  /** Only looks before this moment. */
  readonly before?: Temporal.Instant | undefined;
}

/** The looks at the account's books of the last days, newest first. */
export async function listChecks(
  ctx: Context,
  { limit, before }: ListChecksInput,
): Promise<readonly StandingCheck[]> {
  requireScope(ctx, "ledger:check");
  return checkRows(readerOf(ctx), { before, limit });
}
