import { and, eq, inArray } from "drizzle-orm";
import { sqlClient } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import type { Reader } from "#domain/changes/reader";
import type { LoggedRequest } from "#domain/limit-trials/replay";
import { firstIdAt, type Id, idToUuid, uuidToId } from "#platform/ids";

interface LoggedRow {
  readonly id: string;
  readonly route: string;
  readonly key_id: string | null;
  readonly address: string | null;
  readonly at_ms: number;
  readonly duration_ms: number;
}

const perLook = 5_000;
const latestUuid = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The account's requests since then, oldest first; the latest where there are too many. */
export async function requestsSince(
  { accountId }: Reader,
  since: Temporal.Instant,
  most: number,
): Promise<readonly LoggedRequest[]> {
  const first = idToUuid(firstIdAt("req", since));
  const found: LoggedRequest[] = [];
  let before = latestUuid;
  while (found.length < most) {
    const rows = await sqlClient()<LoggedRow[]>`
      select id, method || ' ' || route as route, key_id, address, duration_ms,
        extract(epoch from created_at)::float8 * 1000 as at_ms
      from api_requests
      where account_id = ${idToUuid(accountId)} and id >= ${first} and id < ${before}
      order by id desc limit ${Math.min(perLook, most - found.length)}`;
    for (const row of rows) found.push(logged(row));
    const last = rows.at(-1);
    if (!last || rows.length < perLook) break;
    before = last.id;
  }
  return found.toSorted((one, other) => one.atMs - other.atMs);
}

function logged(row: LoggedRow): LoggedRequest {
  return {
    route: row.route,
    keyId: row.key_id === null ? undefined : uuidToId("key", row.key_id),
    address: row.address,
    atMs: row.at_ms,
    durationMs: row.duration_ms,
  };
}

/** What these keys are called. */
export async function namesOfKeys(
  { db, accountId }: Reader,
  ids: readonly Id<"key">[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const keys = await db
    .select({ id: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, accountId), inArray(apiKeys.id, [...ids])));
  return new Map(keys.map(({ id, name }) => [id, name]));
}
