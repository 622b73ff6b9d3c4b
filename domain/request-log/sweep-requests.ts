import { sqlClient } from "#db/client";
import { settings } from "#platform/settings";

/** Forgets requests after their days, a week at once; says how many weeks; see docs/operations. */
export async function sweepRequests(days = settings().requestLogDays): Promise<number> {
  const [swept] = await sqlClient()<[{ weeks: number }]>`
    select drop_old_requests(${days}::integer) as weeks`;
  return swept.weeks;
}
