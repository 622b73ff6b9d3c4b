import { and, desc, eq, isNull } from "drizzle-orm";
import { sqlClient } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import { deprecationUses } from "#db/schema/deprecations";
import type { Reader } from "#domain/changes/reader";
import type { DeprecationUse } from "#domain/deprecations/deprecation-use";
import { firstIdAt, type Id, idToUuid, timeOfId, uuidToId } from "#platform/ids";

/** A key that has used what is deprecated, by the request log. */
export interface SeenUse {
  readonly keyId: Id<"key">;
  readonly deprecation: string;
  /** Its first and last request of the time that was looked at. */
  readonly firstUsedAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant;
}

const mostRead = 10_000;

/** What keys of the account have used since then; the log has an index of such requests alone. */
export async function usesSince(
  { accountId }: Reader,
  deprecation: string,
  since: Temporal.Instant,
): Promise<readonly SeenUse[]> {
  const rows = await sqlClient()<{ key_id: string; first: string; last: string }[]>`
    select key_id::text, min(id::text) as first, max(id::text) as last from (
      select key_id, id from api_requests
      where account_id = ${idToUuid(accountId)} and deprecation = ${deprecation}
        and id >= ${idToUuid(firstIdAt("req", since))}
      order by id desc limit ${mostRead}) used
    where key_id is not null group by key_id`;
  return rows.map(({ key_id, first, last }) => ({
    keyId: uuidToId("key", key_id),
    deprecation,
    firstUsedAt: timeOfId(uuidToId("req", first)),
    lastUsedAt: timeOfId(uuidToId("req", last)),
  }));
}

/** What is known of the uses of an account. */
export function knownUses({ db, accountId }: Reader): Promise<DeprecationUse[]> {
  return db.select().from(deprecationUses).where(eq(deprecationUses.accountId, accountId));
}

/** What keys that still work have used, with their names, the latest first. */
export function livingUses({ db, accountId }: Reader) {
  return db
    .select({ use: deprecationUses, keyName: apiKeys.name, hint: apiKeys.hint })
    .from(deprecationUses)
    .innerJoin(
      apiKeys,
      and(
        eq(apiKeys.accountId, deprecationUses.accountId),
        eq(apiKeys.id, deprecationUses.keyId),
        isNull(apiKeys.revokedAt),
      ),
    )
    .where(eq(deprecationUses.accountId, accountId))
    .orderBy(desc(deprecationUses.lastUsedAt));
}

/** An account one of whose keys has used what is deprecated. */
export interface AccountUsing {
  readonly accountId: Id<"acct">;
  readonly id: Id<"acct">;
}

const batchSize = 100;

/** The next accounts that have used this since then, in the order of their ids. */
export async function accountsUsing(
  { deprecation, since }: { readonly deprecation: string; readonly since: Temporal.Instant },
  after: AccountUsing | undefined,
): Promise<readonly AccountUsing[]> {
  const last = after ? idToUuid(after.id) : null;
  const rows = await sqlClient()<{ id: string }[]>`
    select id::text from accounts account
    where (${last}::text is null or id > ${last}::text::uuid)
      and exists (select from api_requests where account_id = account.id
        and deprecation = ${deprecation}
        and id >= ${idToUuid(firstIdAt("req", since))}::text::uuid)
    order by id limit ${batchSize}`;
  return rows.map((row) => {
    const id = uuidToId("acct", row.id);
    return { accountId: id, id };
  });
}
