import { missingDurability } from "#db/check-durability";
import { applicationRole, type Sql, sqlClient } from "#db/client";
import { settings } from "#platform/settings";

/** Refuses, with what to mend, a database that money may not be entrusted to as it is. */
export async function checkDatabase(sql: Sql = sqlClient()): Promise<void> {
  const [found] = await sql<[{ is_standby: boolean; may_rewrite: boolean }]>`
    select pg_is_in_recovery() as is_standby,
      to_regclass('ledger_transfers') is not null
        and has_table_privilege('ledger_transfers', 'update') as may_rewrite`;
  if (found.is_standby) {
    throw new Error(
      "The database is a standby, which can be read and not written: DATABASE_URL must lead to " +
        "the primary.",
    );
  }
  if (found.may_rewrite) {
    throw new Error(
      `The program could change what is written once: it is not in the role ${applicationRole}. ` +
        "Behind a pooler that drops what a connection asks for, it has to log in as that role: " +
        "see docs/operations/pgbouncer.md.",
    );
  }
  const faults = settings().unsafeDatabase ? [] : await missingDurability(sql);
  if (faults.length > 0) throw new Error(faults.join(" "));
}
