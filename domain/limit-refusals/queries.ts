import { and, desc, eq, gte, inArray } from "drizzle-orm";
import { apiKeys } from "#db/schema/api-keys";
import { limitRefusals } from "#db/schema/rate-limits";
import type { Reader } from "#domain/changes/reader";
import type { LimitRefusal } from "#domain/limit-refusals/limit-refusal";
import { type Id, parseId } from "#platform/ids";

const mostRows = 2_000;

/** What was refused since then, the latest hour first. */
export function refusalsSince(
  { db, accountId }: Reader,
  since: Temporal.Instant,
): Promise<LimitRefusal[]> {
  return db
    .select()
    .from(limitRefusals)
    .where(and(eq(limitRefusals.accountId, accountId), gte(limitRefusals.hour, since)))
    .orderBy(desc(limitRefusals.hour))
    .limit(mostRows);
}

/** What the keys among these callers are called. */
export async function namesOfCallers(
  { db, accountId }: Reader,
  callers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(callers)].flatMap((caller): Id<"key">[] => {
    const id = parseId("key", caller);
    return id ? [id] : [];
  });
  if (ids.length === 0) return new Map();
  const keys = await db
    .select({ id: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, accountId), inArray(apiKeys.id, ids)));
  return new Map(keys.map(({ id, name }) => [id, name]));
}
