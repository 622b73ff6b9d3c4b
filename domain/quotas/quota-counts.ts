import { and, eq, inArray, sum } from "drizzle-orm";
import { sqlClient } from "#db/client";
import { quotaCounts } from "#db/schema/rate-limits";
import type { Reader } from "#domain/changes/reader";
import type { CallsOfOthers, CountedCalls } from "#domain/quotas/day-counters";
import { idToUuid } from "#platform/ids";

/**
 * Keeps what was counted and answers with what others have, in one round trip. A row is only ever
 * raised, so what arrives late or twice does no harm.
 */
export async function exchangeCalls(
  counted: readonly CountedCalls[],
): Promise<readonly CallsOfOthers[]> {
  const text = (value: (each: CountedCalls) => string | number) =>
    counted.map((each) => `${value(each)}`);
  const rows = await sqlClient().unsafe<{ subject: string; day: string; calls: number }[]>(
    exchangeStatement,
    [
      text(({ accountId }) => idToUuid(accountId)),
      text(({ subject }) => subject),
      text(({ day }) => day),
      text(({ counter }) => counter),
      text(({ calls }) => calls),
    ],
    { prepare: true },
  );
  return rows.map(({ subject, day, calls }) => ({ subject, day, calls }));
}

const exchangeStatement = `
  with told as (
    select account_id, subject, day, counter, calls
    from unnest($1::text[]::uuid[], $2::text[], $3::text[]::date[], $4::text[],
      $5::text[]::bigint[]) as told (account_id, subject, day, counter, calls)),
  kept as (
    insert into quota_counts as shared (account_id, subject, day, counter, calls)
    select account_id, subject, day, counter, calls from told where calls > 0
    order by account_id, subject, day, counter
    on conflict (account_id, subject, day, counter) do update
      set calls = greatest(shared.calls, excluded.calls))
  select told.subject, told.day::text as day,
    (select coalesce(sum(other.calls), 0)::float8 from quota_counts other
      where other.account_id = told.account_id and other.subject = told.subject
        and other.day = told.day and other.counter <> told.counter) as calls
  from told`;

/** How much of this day these subjects have used. */
export async function callsOfDay(
  read: Reader,
  day: string,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await read.db
    .select({ subject: quotaCounts.subject, calls: sum(quotaCounts.calls).mapWith(Number) })
    .from(quotaCounts)
    .where(
      and(
        eq(quotaCounts.accountId, read.accountId),
        inArray(quotaCounts.subject, [...subjects]),
        eq(quotaCounts.day, day),
      ),
    )
    .groupBy(quotaCounts.subject);
  return new Map(rows.map(({ subject, calls }) => [subject, calls]));
}
