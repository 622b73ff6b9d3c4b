import { and, eq } from "drizzle-orm";
import { database } from "#db/client";
import { idempotencyRecords } from "#db/schema/record";
import type { Context } from "#domain/access/context";

/** The record under the request's idempotency key, if the account has used it. */
export async function findIdempotencyRecord(ctx: Context, key: string) {
  const [record] = await database()
    .select()
    .from(idempotencyRecords)
    .where(and(eq(idempotencyRecords.accountId, ctx.account.id), eq(idempotencyRecords.key, key)));
  return record;
}
