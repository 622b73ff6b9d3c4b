import { expect, test } from "vitest";
import { asDatabaseOwner, busyAccounts } from "#e2e/support/busy-account";

test("x", async () => {
  const sql = asDatabaseOwner();
  const at = Date.now();
  await busyAccounts(sql, 3_000);
  console.log(Date.now() - at);
  console.log(
    await sql`select relname, reltuples from pg_class where reltuples > 1000 and relkind = 'r'`,
  );
  await sql.end();
  expect(1).toBe(1);
});
