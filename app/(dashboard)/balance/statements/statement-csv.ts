import { statementFile } from "#app/(dashboard)/balance/statements/statement-file";
import { csvText } from "#app/(dashboard)/list-file";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { decimalString } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { StatementInput } from "#domain/statements/requested-month";
import type { Statement } from "#domain/statements/statement";
import type { DashboardContext } from "#http/session";

const columns = [
  "type",
  "id",
  "created",
  "source",
  "description",
  "currency",
  "amount",
  "fee",
  "net",
  "balance",
] as const;

type Row = Readonly<Record<(typeof columns)[number], string>>;

/**
 * A month's statement for programs: times in UTC, amounts exact, the balance after every line, and
 * the opening and the closing balance as the first and the last line.
 */
export function statementCsv(
  ctx: DashboardContext,
  input: StatementInput,
): ReadableStream<Uint8Array> {
  return statementFile(ctx, input, (write) => async (statement, batches) => {
    write(csvOf([edge(statement, "opening_balance")], true));
    let balanceMinor = statement.openingMinor;
    for await (const lines of batches) {
      write(csvOf(rowsOf(lines, balanceMinor)));
      balanceMinor = lines.reduce((sum, { netMinor }) => sum + netMinor, balanceMinor);
    }
    write(csvOf([edge(statement, "closing_balance")]));
  });
}

function csvOf(rows: readonly Row[], isFirst = false): Uint8Array {
  return new TextEncoder().encode(csvText({ columns, rows, isFirst }));
}

/** The lines with the balance after each, from the balance before the first. */
function rowsOf(lines: readonly BalanceTransaction[], beforeMinor: bigint): readonly Row[] {
  let balanceMinor = beforeMinor;
  return lines.map((line) => {
    balanceMinor += line.netMinor;
    return row(line, balanceMinor);
  });
}

function edge(statement: Statement, type: "opening_balance" | "closing_balance"): Row {
  const { currency, from, until, openingMinor, closingMinor } = statement;
  const isOpening = type === "opening_balance";
  return {
    type,
    id: "",
    created: (isOpening ? from : until).toString(),
    source: "",
    description: "",
    currency,
    amount: "",
    fee: "",
    net: "",
    balance: decimalString(money(isOpening ? openingMinor : closingMinor, currency)),
  };
}

function row({ currency, ...line }: BalanceTransaction, balanceMinor: bigint): Row {
  const decimal = (amountMinor: bigint) => decimalString(money(amountMinor, currency));
  return {
    type: line.type,
    id: line.id,
    created: line.createdAt.toString(),
    source: line.sourceId,
    description: line.description ?? "",
    currency,
    amount: decimal(line.amountMinor),
    fee: decimal(line.feeMinor),
    net: decimal(line.netMinor),
    balance: decimal(balanceMinor),
  };
}
