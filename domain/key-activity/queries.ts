import { type SQL, sql } from "drizzle-orm";
import { apiKeys } from "#db/schema/api-keys";
import { events } from "#db/schema/record";
import { apiRequests } from "#db/schema/request-log";
import type { Reader } from "#domain/changes/reader";
import type { KeyDeed, KeyEvent, KeyUses } from "#domain/key-activity/key-uses";
import { firstIdAt, type Id } from "#platform/ids";

/** The newest requests of each class that are looked at; older ones are told to be left out. */
const mostOfClass = 20_000;
const mostGroups = 2_000;
const mostEvents = 100;

/** Which requests: those of a key from one moment to another. */
export interface Window {
  readonly keyId: Id<"key">;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** Refusals that stood at the key itself: the program got nothing by them. */
const refusals = [
  "address_not_allowed",
  "more_permissions_required",
  "person_required",
  "spending_limit_exceeded",
];

/** What a key was used for, the latest first, and whether all of the window was looked at. */
export async function usesOf(read: Reader, window: Window) {
  const found = await read.db.execute<{
    address: string | null;
    method: string;
    route: string;
    count: string;
    refused: string;
    last_ms: string;
  }>(sql`
    select address, method, route, count(*)::text as count,
      (count(*) filter (where error_code in (${listOf(refusals)})))::text as refused,
      (extract(epoch from max(created_at)) * 1000)::bigint::text as last_ms
    from ${requestsIn(read, window)}
    group by address, method, route
    order by max(created_at) desc limit ${mostGroups}`);
  const uses = found.map(({ address, method, route, count, refused, last_ms }): KeyUses => {
    const lastAt = Temporal.Instant.fromEpochMilliseconds(Number(last_ms));
    return { address, method, route, count: Number(count), refused: Number(refused), lastAt };
  });
  const counted = uses.reduce((sum, { count }) => sum + count, 0);
  return { uses, isWhole: found.length < mostGroups && counted < mostOfClass };
}

/** Everything that happened by requests of a key, counted. */
export async function deedsOf(read: Reader, window: Window): Promise<readonly KeyDeed[]> {
  const found = await read.db.execute<{
    type: string;
    currency: string | null;
    count: string;
    amount: string | null;
  }>(sql`
    select type, upper(object ->> 'currency') as currency, count(*)::text as count,
      sum((object ->> 'amount')::numeric)::text as amount
    from ${eventsIn(read, window)}
    group by type, upper(object ->> 'currency') order by count(*) desc, type`);
  return found.map(({ type, currency, count, amount }) => ({
    type,
    currency,
    count: Number(count),
    amountMinor: amount === null ? null : BigInt(amount),
  }));
}

/** The latest that happened by requests of a key. */
export async function latestEventsOf(read: Reader, window: Window): Promise<readonly KeyEvent[]> {
  const found = await read.db.execute<{ id: string; type: string; object_id: string; ms: string }>(
    sql`select id::text as id, type, object_id,
        (extract(epoch from created_at) * 1000)::bigint::text as ms
      from ${eventsIn(read, window)} order by told.id desc limit ${mostEvents}`,
  );
  return found.map(({ id, type, object_id, ms }) => ({
    id,
    type,
    objectId: object_id,
    createdAt: Temporal.Instant.fromEpochMilliseconds(Number(ms)),
  }));
}

/** The newest requests of the key in the window, class by class, along the index by key. */
function requestsIn({ accountId }: Reader, { keyId, from, to }: Window): SQL {
  const { accountId: account, id, keyId: key, statusClass } = apiRequests;
  return sql`unnest(array[2, 3, 4, 5]) as class (number) cross join lateral (
    select ${id}, method, route, address, error_code, created_at from ${apiRequests}
    where ${account} = ${sql.param(accountId, account)}
      and ${key} = ${sql.param(keyId, apiKeys.id)} and ${statusClass} = class.number
      and ${id} >= ${sql.param(firstIdAt("req", from), id)}
      and ${id} < ${sql.param(firstIdAt("req", to), id)}
    order by ${id} desc limit ${mostOfClass}
  ) as asked`;
}

/** What happened in the window by one of those requests. */
function eventsIn(read: Reader, window: Window): SQL {
  const { accountId, id, requestId } = events;
  const { from, to } = window;
  return sql`(select ${events}.* from ${events}
    where ${accountId} = ${sql.param(read.accountId, accountId)}
      and ${id} >= ${sql.param(firstIdAt("evt", from), id)}
      and ${id} < ${sql.param(firstIdAt("evt", to), id)}
      and ${requestId} in (select asked.id from ${requestsIn(read, window)})
  ) as told`;
}

function listOf(texts: readonly string[]): SQL {
  return sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  );
}
