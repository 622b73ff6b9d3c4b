import { sqlClient } from "#db/client";

/** Forgets requests after a month, a week at once; says how many weeks; see docs/operations. */
export async function sweepRequests(): Promise<number> {
  const [swept] = await sqlClient()<[{ weeks: number }]>`select drop_old_requests() as weeks`;
  return swept.weeks;
}
