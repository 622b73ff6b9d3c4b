import { type FiledList, listCsv } from "#app/(dashboard)/list-file";
import type { Context } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import {
  type ListBalanceTransactionsInput,
  listBalanceTransactions,
} from "#domain/balance/list-balance-transactions";
import { readReport } from "#domain/changes/read-report";
import { decimalString } from "#domain/money/format-money";
import { money } from "#domain/money/money";

const columns = [
  "id",
  "created",
  "type",
  "source",
  "description",
  "currency",
  "amount",
  "fee",
  "net",
  "status",
  "available_on",
] as const;

/** A list of balance transactions as a file: times in UTC, amounts exact and in their own unit. */
export function balanceCsv(
  ctx: Context,
  list: ListBalanceTransactionsInput,
): ReadableStream<Uint8Array> {
  return listCsv({
    columns,
    page: (place) =>
      readReport(ctx, (reading) => listBalanceTransactions(reading, { ...list, ...place })),
    idOf: ({ id }) => id,
    line,
  });
}

type Line = FiledList<BalanceTransaction, (typeof columns)[number]>["line"];

const line: Line = ({ currency, ...rest }) => {
  const decimal = (amountMinor: bigint) => decimalString(money(amountMinor, currency));
  return {
    id: rest.id,
    created: rest.createdAt.toString(),
    type: rest.type,
    source: rest.sourceId,
    description: rest.description ?? "",
    currency,
    amount: decimal(rest.amountMinor),
    fee: decimal(rest.feeMinor),
    net: decimal(rest.netMinor),
    status: rest.status,
    available_on: rest.availableAt.toString(),
  };
};
