import { sqlClient } from "#db/client";

/** Forgets tickets that ran out more than a day ago, and says how many; see db/grants.ts. */
export async function sweepTickets(): Promise<number> {
  const sql = sqlClient();
  const [swept] = await sql<[{ tickets: number }]>`select sweep_one_time_tickets()::int as tickets`;
  return swept.tickets === 0 ? 0 : swept.tickets + (await sweepTickets());
}
