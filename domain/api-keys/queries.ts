import { and, eq, gt, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import { database } from "#db/client";
import { apiKeyDigests, apiKeys } from "#db/schema/api-keys";
import { accounts } from "#db/schema/merchants";
import { people } from "#db/schema/people";
import type { Account } from "#domain/access/context";
import { type ApiKey, expiryToldDays } from "#domain/api-keys/api-key";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { type Id, parseId } from "#platform/ids";

/** A key with the account that it opens. */
export interface KeyOfAccount {
  readonly key: ApiKey;
  readonly account: Account;
}

/** The key whose secret has this digest; asked before any account is known. */
export async function findKeyByDigest(digest: string): Promise<KeyOfAccount | undefined> {
  const [found] = await database()
    .select({ key: apiKeys, account: accounts })
    .from(apiKeyDigests)
    .innerJoin(
      apiKeys,
      and(eq(apiKeys.accountId, apiKeyDigests.accountId), eq(apiKeys.id, apiKeyDigests.keyId)),
    )
    .innerJoin(accounts, eq(accounts.id, apiKeyDigests.accountId))
    .where(eq(apiKeyDigests.digest, digest));
  return found;
}

/** Notes that a key was used, unless that was noted since then. */
export async function noteKeyUse(
  key: ApiKey,
  { now, since }: { readonly now: Temporal.Instant; readonly since: Temporal.Instant },
): Promise<void> {
  await database()
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(apiKeys.accountId, key.accountId),
        eq(apiKeys.id, key.id),
        or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, since)),
      ),
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
