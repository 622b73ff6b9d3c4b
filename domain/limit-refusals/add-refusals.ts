import { sql } from "drizzle-orm";
import { database } from "#db/client";
import { limitRefusals } from "#db/schema/rate-limits";
import type { LimitRefusal } from "#domain/limit-refusals/limit-refusal";

/** Adds to what each rule has refused, in one statement and in one order for all processes. */
export async function addRefusals(refusals: readonly LimitRefusal[]): Promise<void> {
  const rows = refusals.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  await database()
    .insert(limitRefusals)
    .values(rows)
    .onConflictDoUpdate({
      target: [
        limitRefusals.accountId,
        limitRefusals.hour,
        limitRefusals.rule,
        limitRefusals.caller,
        limitRefusals.route,
        limitRefusals.address,
      ],
      set: {
        refused: sql`${limitRefusals.refused} + excluded.refused`,
        lastAt: sql`greatest(${limitRefusals.lastAt}, excluded.last_at)`,
      },
    });
}

function nameOf({ accountId, hour, rule, caller, route, address }: LimitRefusal): string {
  return [accountId, hour.toString(), rule, caller, route, address].join(" ");
}
