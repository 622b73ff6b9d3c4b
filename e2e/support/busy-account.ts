import postgres, { type Sql } from "postgres";
import { accountTerms, type Multiplied, manyOfEach } from "#e2e/support/busy-rows";
import { type OneOfEach, oneOfEach } from "#e2e/support/one-of-each";
import { aShop, type Shop } from "#e2e/support/shop";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";
import { settings } from "#platform/settings";

/** A shop with very much of everything, the rarest of which is the oldest. */
export interface BusyAccount {
  readonly shop: Shop;
  /** One of each kind, from before there was much. */
  readonly ids: OneOfEach;
}

/** Two shops, each with so many of everything, and what the database knows of such tables. */
export async function busyAccounts(
  sql: Sql,
  count: number,
): Promise<readonly [BusyAccount, BusyAccount]> {
  const first = await busyAccount(sql, count);
  const second = await busyAccount(sql, count);
  await sql.unsafe("analyze");
  return [first, second];
}

/** The database as its owner sees it, who may write what no verb would. */
export function asDatabaseOwner(): Sql {
  return postgres(settings().databaseUrl, { max: 2, onnotice: () => undefined });
}

async function busyAccount(sql: Sql, count: number): Promise<BusyAccount> {
  const until = systemClock().subtract({ minutes: 1 });
  const shop = await aShop();
  const ids = await oneOfEach(shop);
  const names = Object.entries(ids).map(([prefix, id]) => [prefix, idToUuid(id as never)]);
  const known = {
    account: idToUuid(shop.account.id),
    ids: Object.fromEntries(names),
    count,
    until,
  };
  for (const table of manyOfEach(known)) { const at = Date.now(); await multiplied(sql, known.account, { count, ...table }); console.log(table.table, Date.now() - at); }
  await sql.unsafe(accountTerms(known));
  return { shop, ids };
}

/** Writes copies of one of the account's rows that differ in these columns. */
async function multiplied(
  sql: Sql,
  account: string,
  { table, columns, like = "true", count }: Multiplied & { readonly count: number },
): Promise<void> {
  const changes = Object.entries(columns).map(([name, value]) => `'${name}', ${value}`);
  const written = await sql.unsafe(`
    insert into ${table} select made.*
    from (select * from ${table} where account_id = '${account}' and ${like} limit 1) one,
      generate_series(1, ${count}) g,
      lateral jsonb_populate_record(
        null::${table}, to_jsonb(one) || jsonb_build_object(${changes.join(", ")})) made`);
  if (written.count !== count) throw new Error(`there is no row of ${table} to copy`);
}
