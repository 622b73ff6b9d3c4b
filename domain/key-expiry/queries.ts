import { and, gt, isNull, lte, sql } from "drizzle-orm";
import { database } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import { expiryToldDays } from "#domain/api-keys/api-key";
import type { Id } from "#platform/ids";

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
