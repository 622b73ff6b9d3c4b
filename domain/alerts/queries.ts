import { and, desc, eq, isNull } from "drizzle-orm";
import { sqlClient } from "#db/client";
import { alertRules, alerts } from "#db/schema/alerts";
import type { Alert } from "#domain/alerts/alert";
import type { AlertRule } from "#domain/alerts/alert-rule";
import type { Reader } from "#domain/changes/reader";
import { firstIdAt, type Id, idToUuid, uuidToId } from "#platform/ids";

/** What the people of an account have said of alerts. */
export function ruleRows({ db, accountId }: Reader): Promise<AlertRule[]> {
  return db.select().from(alertRules).where(eq(alertRules.accountId, accountId));
}

/** The alerts of an account that have not ended. */
export function openAlerts({ db, accountId }: Reader): Promise<Alert[]> {
  return db
    .select()
    .from(alerts)
    .where(and(eq(alerts.accountId, accountId), isNull(alerts.endedAt)));
}

/** The latest alerts of an account, newest first. */
export function latestAlerts({ db, accountId }: Reader, limit: number): Promise<Alert[]> {
  return db
    .select()
    .from(alerts)
    .where(eq(alerts.accountId, accountId))
    .orderBy(desc(alerts.id))
    .limit(limit);
}

/** So many of the newest in a window are counted; a rate of more says the same. */
const mostCounted = 10_000;

/** What became of the requests of a window. */
export interface RequestCounts {
  readonly counted: number;
  /** Answered with a status of 500 or more. */
  readonly failed: number;
  /** Refused or failed, but for declined payments and limits, which say nothing of a program. */
  readonly refused: number;
  readonly slowestMs: number;
}

/** Counts the requests of the account in the last minutes; slow is what one in twenty exceeds. */
export async function countRequests(read: Reader, minutes: number): Promise<RequestCounts> {
  const since = firstIdAt("req", read.now.subtract({ minutes }));
  const [counts] = await sqlClient()<[RequestCounts]>`
    select count(*)::int as counted,
      count(*) filter (where status >= 500)::int as failed,
      count(*) filter (where status >= 400 and status not in (402, 429))::int as refused,
      coalesce(percentile_disc(0.95) within group (order by duration_ms), 0)::int as "slowestMs"
    from (
      select status, duration_ms from api_requests
      where account_id = ${idToUuid(read.accountId)} and id >= ${idToUuid(since)}
      order by id desc limit ${mostCounted}) newest`;
  return counts;
}

/** How many deliveries of events of a window were tried, and how many have not arrived. */
export interface DeliveryCounts {
  readonly counted: number;
  readonly failed: number;
}

/** Counts what was sent to webhook endpoints of the account's events of the last minutes. */
export async function countDeliveries(read: Reader, minutes: number): Promise<DeliveryCounts> {
  const since = firstIdAt("whd", read.now.subtract({ minutes }));
  const [counts] = await sqlClient()<[DeliveryCounts]>`
    select count(*)::int as counted,
      count(*) filter (where state <> 'succeeded')::int as failed
    from (
      select state from webhook_deliveries
      where account_id = ${idToUuid(read.accountId)} and id >= ${idToUuid(since)} and attempts > 0
      order by id desc limit ${mostCounted}) newest`;
  return counts;
}

/** An account that may have something to alert of. */
export interface AccountToWatch {
  readonly accountId: Id<"acct">;
  readonly id: Id<"acct">;
}

const batchSize = 100;

/** The next accounts with requests or deliveries of the last hour, or an alert that goes on. */
export async function accountsToWatch(
  now: Temporal.Instant,
  after: AccountToWatch | undefined,
): Promise<readonly AccountToWatch[]> {
  const hourAgo = now.subtract({ hours: 1 });
  const rows = await sqlClient()<{ id: string }[]>`
    select id::text from accounts account
    where (${after ? idToUuid(after.id) : null}::text is null
        or id > ${after ? idToUuid(after.id) : null}::text::uuid)
      and (exists (select from api_requests where account_id = account.id
          and id >= ${idToUuid(firstIdAt("req", hourAgo))}::text::uuid)
        or exists (select from webhook_deliveries where account_id = account.id
          and id >= ${idToUuid(firstIdAt("whd", hourAgo))}::text::uuid)
        or exists (select from alerts where account_id = account.id and ended_at is null))
    order by id limit ${batchSize}`;
  return rows.map((row) => {
    const id = uuidToId("acct", row.id);
    return { accountId: id, id };
  });
}
