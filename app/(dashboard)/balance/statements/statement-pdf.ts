import { setImmediate as turn } from "node:timers/promises";
import { StatementSheets } from "#app/(dashboard)/balance/statements/document/statement-sheets";
import {
  minuteText,
  type StatementReader,
} from "#app/(dashboard)/balance/statements/document/statement-text";
import { monthText } from "#app/(dashboard)/balance/statements/month-text";
import { statementFile } from "#app/(dashboard)/balance/statements/statement-file";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { StatementInput } from "#domain/statements/requested-month";
import type { Statement } from "#domain/statements/statement";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

const linesPerTurn = 50;

/** A month's statement for people and their files, in the reader's language. */
export function statementPdf(
  ctx: DashboardContext,
  input: StatementInput,
): ReadableStream<Uint8Array> {
  return statementFile(ctx, input, (write) => async (statement, batches) => {
    const laid = new StatementSheets(statement, readerOf(ctx, statement));
    laid.sheets.onData(write);
    laid.begin();
    for await (const lines of batches) await lay(lines, laid);
    await laid.end();
  });
}

async function lay(lines: readonly BalanceTransaction[], laid: StatementSheets): Promise<void> {
  for (const [place, line] of lines.entries()) {
    laid.line(line);
    // Setting type is work; others get their turn in between.
    if (place % linesPerTurn === 0) await turn();
  }
}

function readerOf(
  { locale, merchantName, account, now }: DashboardContext,
  { month, currency }: Statement,
): StatementReader {
  const words = translator(locale, "statements");
  return {
    locale,
    merchantName,
    accountName: account.name,
    accountId: account.id,
    period: words("period", { month: monthText(month, locale), currency }),
    madeAt: minuteText(now),
  };
}
