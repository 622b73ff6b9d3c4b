import { and, eq, sql } from "drizzle-orm";
import { database } from "#db/client";
import { idempotencyAnswers, idempotencyRecords } from "#db/schema/record";
import type { Context } from "#domain/access/context";

const later = idempotencyAnswers;
const first = idempotencyRecords;

/** The record under the request's idempotency key, if the account has used it. */
export async function findIdempotencyRecord(ctx: Context, key: string) {
  const [record] = await database()
    .select({
      fingerprint: first.fingerprint,
      requestId: first.requestId,
      status: sql<number>`coalesce(${later.status}, ${first.status})`,
      body: sql<string>`coalesce(${later.body}, ${first.body})`,
      /** Until when a better answer may come; null once it is there, or where none was awaited. */
      awaitedUntil: sql`case when ${later.key} is null then ${first.awaitedUntil} end`.mapWith(
        first.awaitedUntil,
      ),
    })
    .from(first)
    .leftJoin(later, and(eq(later.accountId, first.accountId), eq(later.key, first.key)))
    .where(and(eq(first.accountId, ctx.account.id), eq(first.key, key)));
  return record;
}
