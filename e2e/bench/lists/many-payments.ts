import { readFileSync } from "node:fs";
import postgres, { type Sql } from "postgres";
import { createCustomer } from "#domain/customers/create-customer";
import type { Merchant } from "#e2e/bench/payments/merchants";
import { keyContext } from "#e2e/support/account";
import { type Id, idToUuid } from "#platform/ids";
import { settings } from "#platform/settings";

const filling = readFileSync(new URL("./many-payments.sql", import.meta.url), "utf8");
const rowsAtOnce = 200_000;
const customerCount = 100;
const tables = ["payment_intents", "charges", "balance_transactions"] as const;

/** An account with a history: so many payments, some of them by these customers. */
export interface History {
  readonly merchant: Merchant;
  readonly rows: number;
  readonly customers: readonly string[];
}

/**
 * Writes histories of payments, charges and balance lines, as good as real ones for whoever lists
 * them; no money is booked for them. Every index is there again when it is done.
 */
export async function fillHistories(
  merchants: readonly Merchant[],
  sizes: readonly number[],
): Promise<readonly History[]> {
  const sql = postgres(settings().databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const histories = await Promise.all(
      merchants.map((merchant, at) => history(merchant, sizes[at])),
    );
    await withoutIndexes(sql, async () => {
      for (const filled of histories) await fill(sql, filled);
    });
    for (const table of tables) await sql.unsafe(`vacuum (analyze) ${table}`);
    return histories;
  } finally {
    await sql.end();
  }
}

async function history(merchant: Merchant, rows = 0): Promise<History> {
  const ctx = keyContext(merchant.account);
  const made = await Promise.all(
    Array.from({ length: customerCount }, (_, at) => createCustomer(ctx, { name: `Buyer ${at}` })),
  );
  return { merchant, rows, customers: made.map(({ id }) => id) };
}

async function fill(sql: Sql, { merchant, rows, customers }: History): Promise<void> {
  const uuids = customers.map((id) => idToUuid(id as Id<"cus">));
  for (let from = 1; from <= rows; from += rowsAtOnce) {
    const to = Math.min(rows, from + rowsAtOnce - 1);
    await sql.unsafe(filling, [idToUuid(merchant.account.id), from, to, rows, uuids]);
  }
}

/** Rows are written many times faster before their indexes and references than after. */
async function withoutIndexes(sql: Sql, work: () => Promise<void>): Promise<void> {
  const names = [...tables];
  const references = await sql<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, conname as name,
      pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conrelid::regclass::text in ${sql(names)}`;
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid::regclass::text in ${sql(names)} and not indisunique`;
  for (const { table, name } of references) {
    await sql.unsafe(`alter table ${table} drop constraint "${name}"`);
  }
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) await sql.unsafe(definition);
  for (const { table, name, definition } of references) {
    await sql.unsafe(`alter table ${table} add constraint "${name}" ${definition}`);
  }
}
