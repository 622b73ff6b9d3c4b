import { and, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { database, sqlClient } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import { accounts } from "#db/schema/merchants";
import { people } from "#db/schema/people";
import { decodeRow, tableShape } from "#db/table-shape";
import type { Account } from "#domain/access/context";
import { type ApiKey, expiryToldDays } from "#domain/api-keys/api-key";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { type Id, idToUuid, parseId } from "#platform/ids";

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

/** That a key was used, and when last. */
export interface KeyUse {
  readonly accountId: Id<"acct">;
  readonly id: Id<"key">;
  readonly at: Temporal.Instant;
}

/**
 * Notes these uses, but for those that come sooner than so long after the last one noted. A key
 * that somebody else is just changing is left out rather than waited for.
 */
export async function writeUses(uses: readonly KeyUse[], apartMs: number): Promise<void> {
  await sqlClient().unsafe(
    `with due as (
       select api_keys.account_id, api_keys.id, used.at
       from unnest($1::text[]::uuid[], $2::text[]::uuid[], $3::text[]::timestamptz[])
         as used (account_id, id, at)
       join api_keys using (account_id, id)
       where last_used_at is null or last_used_at <= used.at - $4::text::interval
       for no key update of api_keys skip locked
     )
     update api_keys set last_used_at = due.at from due
     where api_keys.account_id = due.account_id and api_keys.id = due.id`,
    [
      uses.map(({ accountId }) => idToUuid(accountId)),
      uses.map(({ id }) => idToUuid(id)),
      uses.map(({ at }) => at.toString()),
      `${apartMs} milliseconds`,
    ],
    { prepare: true },
  );
}

/** The account's key of that id; refuses if there is none. */
export async function loadApiKey(read: Reader, text: string): Promise<ApiKey> {
  const id = parseId("key", text);
  const [key] = id
    ? await read.db
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.accountId, read.accountId), eq(apiKeys.id, id)))
    : [];
  if (key) return key;
  throw new DomainError("resource_missing", "No such API key.", { param: "id" });
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

/** A key whose end is near and of which nobody was told yet. */
export interface KeyToTell {
  readonly accountId: Id<"acct">;
  readonly id: Id<"key">;
}

const batchSize = 100;

/** The next keys of any account that end within days and were not told of. */
export function keysToTell(
  now: Temporal.Instant,
  after: KeyToTell | undefined,
): Promise<KeyToTell[]> {
  const { accountId, id, expiresAt } = apiKeys;
  return database()
    .select({ accountId, id })
    .from(apiKeys)
    .where(
      and(
        isNull(apiKeys.expiryToldAt),
        isNull(apiKeys.revokedAt),
        gt(expiresAt, now),
        lte(expiresAt, now.add({ hours: 24 * expiryToldDays })),
        after &&
          sql`(${accountId}, ${id}) > (${sql.param(after.accountId, accountId)},
            ${sql.param(after.id, id)})`,
      ),
    )
    .orderBy(accountId, id)
    .limit(batchSize);
}
