import { sqlClient } from "#db/client";

/** Forgets looks at chains after a month and says how many; see db/grants.ts. */
export async function sweepChainChecks(): Promise<number> {
  const [swept] = await sqlClient()<[{ checks: number }]>`
    select sweep_audit_checks()::int as checks`;
  return swept.checks === 0 ? 0 : swept.checks + (await sweepChainChecks());
}
