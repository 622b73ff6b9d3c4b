import type { Sql, TransactionSql } from "postgres";
import { balanceTransactions } from "#db/schema/balance";
import { decodeRow } from "#db/table-shape";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { Currency } from "#domain/money/currencies";
import type { TypeTotals } from "#domain/statements/statement";
import type { StatementPeriod } from "#domain/statements/statement-period";
import { firstIdAt, type Id, idToUuid } from "#platform/ids";

/** Whose month in which currency. */
export interface Month extends StatementPeriod {
  readonly accountId: Id<"acct">;
  readonly currency: Currency;
}

/** Runs with one and the same view of the database, however long it reads. */
export async function inSnapshot<Result>(
  sql: Sql,
  read: (tx: TransactionSql) => Promise<Result>,
): Promise<Result> {
  // The driver types its result as what awaiting twice would give, which is the same.
  let result: { readonly of: Result } | undefined;
  await sql.begin("isolation level repeatable read read only", async (tx) => {
    result = { of: await read(tx) };
  });
  if (!result) throw new Error("a transaction that ended well has read");
  return result.of;
}

type Reading = Pick<TransactionSql, "unsafe">;

/** The lines' ids are made at the moment they carry, so a month is a range of ids. */
function bounds({ accountId, currency, from, until }: Month): [string, string, string, string] {
  const [first, end] = [firstIdAt("txn", from), firstIdAt("txn", until)];
  return [idToUuid(accountId), currency, idToUuid(first), idToUuid(end)];
}

interface TotalsRow {
  readonly type: BalanceTransaction["type"];
  readonly before: string;
  readonly lines: number;
  readonly amount: string;
  readonly with_fee: number;
  readonly fee: string;
}

/** What each type of line adds up to; empty where there is none before the month's end. */
export async function readTotals(sql: Reading, month: Month): Promise<readonly TypeTotals[]> {
  const rows = await sql.unsafe<TotalsRow[]>(
    `select type, coalesce(sum(net_minor) filter (where id < $3::text::uuid), 0) as before,
       count(*) filter (where id >= $3::text::uuid)::int as lines,
       coalesce(sum(amount_minor) filter (where id >= $3::text::uuid), 0) as amount,
       count(*) filter (where id >= $3::text::uuid and fee_minor <> 0)::int as with_fee,
       coalesce(sum(fee_minor) filter (where id >= $3::text::uuid), 0) as fee
     from balance_transactions
     where account_id = $1::text::uuid and currency = $2 and id < $4::text::uuid
     group by type`,
    bounds(month),
  );
  return rows.map((row) => ({
    type: row.type,
    netBeforeMinor: BigInt(row.before),
    lines: row.lines,
    amountMinor: BigInt(row.amount),
    linesWithFee: row.with_fee,
    feeMinor: BigInt(row.fee),
  }));
}

const batchSize = 1000;

/** The month's lines in the order of time, some at a time. */
export async function* readLines(
  sql: Reading,
  month: Month,
): AsyncGenerator<readonly BalanceTransaction[], void> {
  const [accountId, currency, first, end] = bounds(month);
  let [after, rows] = ["", [] as readonly BalanceTransaction[]];
  do {
    const found = await sql.unsafe(
      `select * from balance_transactions
       where account_id = $1::text::uuid and currency = $2 and id < $4::text::uuid
         and id ${after === "" ? ">=" : ">"} $3::text::uuid
       order by id limit ${batchSize}`,
      [accountId, currency, after === "" ? first : after, end],
    );
    rows = found.map((row) => decodeRow(balanceTransactions, row));
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    after = last ? idToUuid(last.id) : after;
  } while (rows.length === batchSize);
}

/** What one month added to a currency's balance. */
export interface MonthSum {
  readonly currency: Currency;
  readonly month: string;
  readonly netMinor: bigint;
  readonly lines: number;
}

/** Each month of an account that has lines, by currency and oldest first. */
export async function readMonthSums(
  sql: Reading,
  accountId: Id<"acct">,
): Promise<readonly MonthSum[]> {
  const rows = await sql.unsafe<
    { currency: Currency; month: string; net: string; lines: number }[]
  >(
    `select currency, to_char(uuid_extract_timestamp(id) at time zone 'UTC', 'YYYY-MM') as month,
       sum(net_minor) as net, count(*)::int as lines
     from balance_transactions where account_id = $1::text::uuid
     group by 1, 2 order by 1, 2`,
    [idToUuid(accountId)],
  );
  return rows.map(({ net, ...row }) => ({ ...row, netMinor: BigInt(net) }));
}
