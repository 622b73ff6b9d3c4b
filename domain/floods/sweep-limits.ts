import { sqlClient } from "#db/client";

const sweeps = [
  "sweep_rate_buckets",
  "sweep_requests_in_flight",
  "sweep_quota_counts",
  "sweep_limit_refusals",
  "sweep_address_blocks",
  "sweep_blocked_traffic",
  "sweep_spending_days",
  "sweep_counted_refunds",
] as const;

/** Forgets what limits, quotas and blocks have counted when its time is over; see db/grants.ts. */
export async function sweepLimits(): Promise<number> {
  let swept = 0;
  for (const sweep of sweeps) swept += await sweptBy(sweep);
  return swept;
}

async function sweptBy(sweep: (typeof sweeps)[number]): Promise<number> {
  const sql = sqlClient();
  const [one] = await sql<[{ rows: number }]>`select ${sql(sweep)}()::int as rows`;
  return one.rows === 0 ? 0 : one.rows + (await sweptBy(sweep));
}
