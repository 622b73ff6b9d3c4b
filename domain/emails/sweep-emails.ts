import { sqlClient } from "#db/client";

/** Forgets e-mails that are older than 90 days, and says how many; see db/grants.ts. */
export async function sweepEmails(): Promise<number> {
  const sql = sqlClient();
  const [swept] = await sql<[{ emails: number }]>`select sweep_emails()::int as emails`;
  return swept.emails === 0 ? 0 : swept.emails + (await sweepEmails());
}
