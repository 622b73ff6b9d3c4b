import { sqlClient } from "#db/client";
import { nearReplica } from "#db/replica";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { inSnapshot, readLines, readTotals } from "#domain/statements/queries";
import {
  noStatement,
  requestedMonth,
  type StatementInput,
} from "#domain/statements/requested-month";
import { type Statement, statementOf } from "#domain/statements/statement";
import { isProvisional } from "#domain/statements/statement-period";

/** What takes a statement in: its sums first, then its lines in the order of time. */
export type StatementTaker = (
  statement: Statement,
  lines: AsyncIterable<readonly BalanceTransaction[]>,
) => Promise<void>;

/**
 * Hands over a month with all of its lines, sums and lines out of one snapshot, so that they agree
 * also while money moves. The snapshot is held until the lines are taken: take them without delay.
 */
export async function readStatement(
  ctx: Context,
  input: StatementInput,
  take: StatementTaker,
): Promise<void> {
  requireScope(ctx, "statements:read");

  const now = ctx.clock();
  const month = { ...requestedMonth(input, now), accountId: ctx.account.id };
  // What was handed over can not be taken back, so it is read from one place to its end.
  await inSnapshot(nearReplica()?.sql ?? sqlClient(), async (tx) => {
    const totals = await readTotals(tx, month);
    if (totals.length === 0) throw noStatement();
    const { accountId: _, ...period } = month;
    const statement = statementOf({ ...period, isProvisional: isProvisional(period, now) }, totals);
    await take(statement, readLines(tx, month));
  });
}
