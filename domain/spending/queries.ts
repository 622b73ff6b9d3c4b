import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client";
import { apiKeys, spendingDays } from "#db/schema/api-keys";
import type { SpendingDay } from "#domain/spending/spending-day";
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

/** What a line of keys has moved in a day. */
export function daysOfLine(
  { db, accountId }: SpendingReader,
  { lineId, day }: Pick<SpendingDay, "lineId" | "day">,
): Promise<SpendingDay[]> {
  return db
    .select()
    .from(spendingDays)
    .where(
      and(
        eq(spendingDays.accountId, accountId),
        eq(spendingDays.lineId, lineId),
        eq(spendingDays.day, day),
      ),
    );
}
