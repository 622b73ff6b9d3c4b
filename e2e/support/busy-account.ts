import postgres, { type Sql } from "postgres";
import { createInbox } from "#domain/webhook-inbox/create-inbox";
import { aPerson, personContext } from "#e2e/support/account";
import { accountTerms, type Multiplied, manyOfEach } from "#e2e/support/busy-rows";
import { type OneOfEach, oneOfEach } from "#e2e/support/one-of-each";
import { aShop, type Shop } from "#e2e/support/shop";
import { systemClock } from "#platform/clock";
import { type Id, idToUuid } from "#platform/ids";
import { settings } from "#platform/settings";

/** A shop with very much of everything, the rarest of which is the oldest. */
export interface BusyAccount {
  readonly shop: Shop;
  /** One of each kind, from before there was much. */
  readonly ids: OneOfEach;
  readonly inboxId: string;
  /** When half of it was there. */
  readonly halfAt: Temporal.Instant;
}

/** The database as its owner sees it, who may write what no verb would. */
export function asDatabaseOwner(): Sql {
  return postgres(settings().databaseUrl, { max: 2, onnotice: () => undefined });
}

/** A shop with so many of everything; what the planner knows of its tables is from before. */
export async function busyAccount(sql: Sql, count: number): Promise<BusyAccount> {
  const until = systemClock().subtract({ minutes: 1 });
  const shop = await aShop();
  const ids = await oneOfEach(shop);
  const account = idToUuid(shop.account.id);
  const uuids: Record<string, string> = {};
  for (const [prefix, id] of Object.entries(ids)) uuids[prefix] = uuidOf(id);
  const known = { account, ids: uuids, count, until };
  for (const table of manyOfEach(known)) await multiplied(sql, account, { count, ...table });
  await sql.unsafe(accountTerms(known));
  const developer = personContext(shop.account, await aPerson("developer"));
  const { id: inboxId } = await createInbox(developer, { name: "Busy" });
  return { shop, ids, inboxId, halfAt: until.subtract({ seconds: count / 2 }) };
}

function uuidOf(text: string): string {
  return idToUuid(text as Id);
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
