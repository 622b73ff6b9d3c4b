import { sqlClient } from "#db/client";

/** Forgets answers of idempotency keys after 48 hours and says how many; see db/grants.ts. */
export async function sweepRecords(): Promise<number> {
  const sql = sqlClient();
  const [swept] = await sql<[{ records: number }]>`
    select sweep_idempotency_records()::int as records`;
  return swept.records === 0 ? 0 : swept.records + (await sweepRecords());
}
