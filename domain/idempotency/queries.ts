import { and, eq, sql } from "drizzle-orm";
import { database, type Statements } from "#db/client";
import { idempotencyAnswers, idempotencyRecords } from "#db/schema/record";
import { uuidList, wordList } from "#db/value-list";
import type { Context } from "#domain/access/context";
import { type Id, idToUuid, uuidToId } from "#platform/ids";

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

/** The use of an idempotency key of an account. */
interface Use {
  readonly accountId: Id<"acct">;
  readonly key: string;
}

/** Which of these idempotency keys are used. */
export async function findUses(tx: Statements, uses: readonly Use[]): Promise<readonly Use[]> {
  const rows = await tx.unsafe(
    `select account_id, key from idempotency_records where (account_id, key) in
       (select * from unnest($1::uuid[], $2::text[]))`,
    [
      uuidList(uses.map(({ accountId }) => idToUuid(accountId))),
      wordList(uses.map(({ key }) => key)),
    ],
    { prepare: true },
  );
  return rows.map(({ account_id, key }) => ({
    accountId: uuidToId("acct", String(account_id)),
    key: String(key),
  }));
}
