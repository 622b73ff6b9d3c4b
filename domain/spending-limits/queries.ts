import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { apiKeys } from "#db/schema/api-keys";
import { accounts } from "#db/schema/merchants";
import type { Reader } from "#domain/changes/reader";

const mostKeys = 100;

/** The limits of the account itself. */
export async function limitsOfAccount({ accountId, db }: Reader) {
  const [account] = await db
    .select({ limits: accounts.spendingLimits })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return account?.limits ?? [];
}

/** The keys that still open the account and may not move any amount, newest first. */
export function limitedKeys({ accountId, db }: Reader) {
  const { id, name, hint, lineId, spendingLimits: limits } = apiKeys;
  return db
    .select({ id, name, hint, lineId, limits })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.accountId, accountId),
        isNull(apiKeys.revokedAt),
        sql`${limits} <> '[]'::jsonb`,
      ),
    )
    .orderBy(desc(id))
    .limit(mostKeys);
}
