import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import { accounts } from "#db/schema/merchants";
import { countedRefunds } from "#db/schema/spending";
import type { Id } from "#platform/ids";

/** Whose rows are read. */
export interface SpendingReader {
  readonly db: Database;
  readonly accountId: Id<"acct">;
}

/** The key as it is now; what is remembered of it may be some milliseconds old. */
export async function keyNow({ db, accountId }: SpendingReader, keyId: Id<"key">) {
  const [key] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, keyId)));
  return key;
}

/** The account as it is now, for the same reason. */
export async function accountNow({ db, accountId }: SpendingReader) {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  return account;
}

/** In whose counts of this day these refunds still stand. */
export function countsOfRefunds(
  { db, accountId }: SpendingReader,
  { refundIds, day }: { readonly refundIds: readonly Id<"re">[]; readonly day: string },
) {
  return db
    .select()
    .from(countedRefunds)
    .where(
      and(
        eq(countedRefunds.accountId, accountId),
        inArray(countedRefunds.refundId, [...refundIds]),
        eq(countedRefunds.day, day),
        isNull(countedRefunds.givenBackAt),
      ),
    );
}
