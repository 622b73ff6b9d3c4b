import { sqlClient } from "#db/client";

/** Forgets sessions that ended more than 30 days ago, and says how many; see db/grants.ts. */
export async function sweepSessions(): Promise<number> {
  const sql = sqlClient();
  const [swept] = await sql<[{ sessions: number }]>`select sweep_sessions()::int as sessions`;
  return swept.sessions === 0 ? 0 : swept.sessions + (await sweepSessions());
}
