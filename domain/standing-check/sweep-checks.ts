import { sqlClient } from "#db/client";

/** Forgets looks at the books after a week and says how many; see db/grants.ts. */
export async function sweepChecks(): Promise<number> {
  const [swept] = await sqlClient()<[{ checks: number }]>`
    select sweep_standing_checks()::int as checks`;
  return swept.checks === 0 ? 0 : swept.checks + (await sweepChecks());
}
