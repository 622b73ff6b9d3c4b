import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { type Database, database, sqlClient } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import { rateLimits } from "#db/schema/rate-limits";
import type { Reader } from "#domain/changes/reader";
import type { Spent, SpentByAll } from "#domain/rate-limits/limiter";
import type { SetRateLimit } from "#domain/rate-limits/rate-limits";
import { type Id, idToUuid } from "#platform/ids";

/** All that is set in an account, for itself and its keys. */
export async function limitsOfAccount(
  accountId: Id<"acct">,
  db: Database = database(),
): Promise<SetRateLimit[]> {
  return db.select().from(rateLimits).where(eq(rateLimits.accountId, accountId));
}

/** What is set for the account or the key of that id. */
export async function findLimit(read: Reader, subject: string): Promise<SetRateLimit | undefined> {
  const { accountId } = read;
  const [found] = await read.db
    .select()
    .from(rateLimits)
    .where(and(eq(rateLimits.accountId, accountId), eq(rateLimits.subject, subject)));
  return found;
}

/** The account's keys that still open it, newest first; of these ids where any are named. */
export function openKeys(read: Reader, ids?: readonly Id<"key">[]) {
  return read.db
    .select({ id: apiKeys.id, name: apiKeys.name, hint: apiKeys.hint })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.accountId, read.accountId),
        isNull(apiKeys.revokedAt),
        ids && inArray(apiKeys.id, [...ids]),
      ),
    )
    .orderBy(desc(apiKeys.id))
    .limit(mostKeys);
}

const mostKeys = 100;

/** A bucket as all processes together have told it. */
export interface BucketNow {
  readonly ratePerSecond: number;
  /** Less than nothing once it is full. */
  readonly fullInMs: number;
}

/** Those of these buckets of an account that are not full. */
export async function bucketsOf(
  read: Reader,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, BucketNow>> {
  const rows = await sqlClient()<{ subject: string; rate: number; full_in_ms: number }[]>`
    select subject, rate_per_second as rate,
      extract(epoch from full_at - now())::float8 * 1000 as full_in_ms
    from rate_buckets
    where account_id = ${idToUuid(read.accountId)} and subject = any (${[...subjects]}::text[])
      and full_at > now()`;
  return new Map(
    rows.map(({ subject, rate: ratePerSecond, full_in_ms: fullInMs }) => [
      subject,
      { ratePerSecond, fullInMs },
    ]),
  );
}

/**
 * Adds what one process has spent to what all have, in one round trip, and answers with the sums.
 * Rows are taken in the order of their subjects, so that two processes never wait for each other.
 */
export async function exchangeSpent(spent: readonly Spent[]): Promise<readonly SpentByAll[]> {
  const text = (value: (each: Spent) => string | number) => spent.map((each) => `${value(each)}`);
  const rows = await sqlClient().unsafe<{ subject: string; spent: number; full_in_ms: number }[]>(
    exchangeStatement,
    [
      text(({ rule }) => idToUuid(rule.accountId)),
      text(({ rule }) => rule.subject),
      text(({ tokens }) => tokens),
      text(({ rule }) => rule.limit.ratePerSecond),
      text(({ fullInMs }) => fullInMs),
    ],
    { prepare: true },
  );
  return rows.map(({ subject, spent: tokens, full_in_ms: fullInMs }) => ({
    subject,
    tokens,
    fullInMs,
  }));
}

const exchangeStatement = `
  insert into rate_buckets as shared (account_id, subject, spent, rate_per_second, full_at)
  select account_id, subject, spent, rate, now() + make_interval(secs => full_in_ms / 1000)
  from unnest($1::text[]::uuid[], $2::text[], $3::text[]::bigint[], $4::text[]::float8[],
    $5::text[]::float8[]) as moved (account_id, subject, spent, rate, full_in_ms)
  order by account_id, subject
  on conflict (account_id, subject) do update set
    spent = shared.spent + excluded.spent,
    rate_per_second = excluded.rate_per_second,
    full_at = greatest(
      shared.full_at + make_interval(secs => excluded.spent / excluded.rate_per_second),
      excluded.full_at)
  returning subject, spent::float8 as spent,
    extract(epoch from full_at - now())::float8 * 1000 as full_in_ms`;
