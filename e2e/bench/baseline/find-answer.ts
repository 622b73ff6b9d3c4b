import { and, eq } from "drizzle-orm";
import { idempotencyRecords } from "#db/schema/record";
import type { Account } from "#domain/access/context";
import type { db } from "#e2e/bench/baseline/database";

/** What was answered under this idempotency key before. */
export async function findAnswer(database: typeof db, accountId: Account["id"], key: string) {
  const { status, body } = idempotencyRecords;
  const [known] = await database
    .select({ status, body })
    .from(idempotencyRecords)
    .where(and(eq(idempotencyRecords.accountId, accountId), eq(idempotencyRecords.key, key)));
  return known;
}
