import { inArray } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { sqlClient } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import { accounts } from "#db/schema/merchants";
import { people } from "#db/schema/people";
import { decodeRow, tableShape } from "#db/table-shape";
import type { Account } from "#domain/access/context";
import type { ApiKey } from "#domain/api-keys/api-key";
import type { Reader } from "#domain/changes/reader";
import { type Id, idToUuid } from "#platform/ids";

/** A key with the account that it opens. */
export interface KeyOfAccount {
  readonly key: ApiKey;
  readonly account: Account;
}

/** The key whose secret has this digest; asked before any account is known. */
export async function findKeyByDigest(digest: string): Promise<KeyOfAccount | undefined> {
  findStatement ??= findText();
  const [found] = await sqlClient().unsafe(findStatement, [digest], { prepare: true });
  return found && { key: part(apiKeys, found), account: part(accounts, found) };
}

let findStatement: string | undefined;

function findText(): string {
  const columns = [apiKeys, accounts].flatMap((table) => {
    const { name: from, columns: all } = tableShape(table);
    return all.map(({ name }) => `${from}.${name} as "${from}.${name}"`);
  });
  return `select ${columns.join(", ")} from api_key_digests digests
    join api_keys on api_keys.account_id = digests.account_id and api_keys.id = digests.key_id
    join accounts on accounts.id = digests.account_id
    where digests.digest = $1`;
}

function part<Table extends PgTable>(table: Table, found: Readonly<Record<string, unknown>>) {
  const { name: from, columns } = tableShape(table);
  const stored = columns.map(({ name }) => [name, found[`${from}.${name}`]] as const);
  return decodeRow(table, Object.fromEntries(stored));
}

/** That a key was used: when, from where and for what. */
export interface KeyUse {
  readonly accountId: Id<"acct">;
  readonly id: Id<"key">;
  readonly at: Temporal.Instant;
  readonly address: string | null;
  /** The method and the path as the documents name it. */
  readonly route: string | null;
}

/**
 * Notes these uses, but for those that come sooner than so long after the last one noted. A key
 * that somebody else is just changing is left out rather than waited for.
 */
export async function writeUses(uses: readonly KeyUse[], apartMs: number): Promise<void> {
  await sqlClient().unsafe(
    `with due as (
       select api_keys.account_id, api_keys.id, used.at, used.address, used.route
       from unnest($1::text[]::uuid[], $2::text[]::uuid[], $3::text[]::timestamptz[],
         $5::text[], $6::text[]) as used (account_id, id, at, address, route)
       join api_keys using (account_id, id)
       where last_used_at is null or last_used_at <= used.at - $4::text::interval
       for no key update of api_keys skip locked
     )
     update api_keys set last_used_at = due.at, last_used_address = due.address,
       last_used_route = due.route
     from due
     where api_keys.account_id = due.account_id and api_keys.id = due.id`,
    [
      uses.map(({ accountId }) => idToUuid(accountId)),
      uses.map(({ id }) => idToUuid(id)),
      uses.map(({ at }) => at.toString()),
      `${apartMs} milliseconds`,
      uses.map(({ address }) => address),
      uses.map(({ route }) => route),
    ],
    { prepare: true },
  );
}

/** The names of the people who made these keys, by their ids. */
export async function namesOfMakers(
  read: Reader,
  keys: readonly ApiKey[],
): Promise<ReadonlyMap<string, string>> {
  const makers = keys.flatMap(({ createdBy }) => createdBy ?? []);
  const found = await read.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, makers));
  return new Map(found.map(({ id, name }) => [id, name]));
}
