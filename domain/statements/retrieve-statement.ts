import { sqlClient } from "#db/client";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readReport } from "#domain/changes/read-report";
import { readTotals } from "#domain/statements/queries";
import {
  noStatement,
  requestedMonth,
  type StatementInput,
} from "#domain/statements/requested-month";
import { type Statement, statementOf } from "#domain/statements/statement";
import { isProvisional } from "#domain/statements/statement-period";

/** One month of the account's balance in one currency. */
export async function retrieveStatement(ctx: Context, input: StatementInput): Promise<Statement> {
  requireScope(ctx, "statements:read");

  const now = ctx.clock();
  const month = requestedMonth(input, now);
  const totals = await readReport(ctx, ({ account, replica }) =>
    readTotals(replica?.sql ?? sqlClient(), { ...month, accountId: account.id }),
  );
  if (totals.length === 0) throw noStatement();
  return statementOf({ ...month, isProvisional: isProvisional(month, now) }, totals);
}
