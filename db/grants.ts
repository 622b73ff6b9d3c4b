import type { Sql } from "postgres";

const writtenOnce = [
  "ledger_transfers",
  "refund_decisions",
  "events",
  "audit_entries",
  "idempotency_records",
] as const;

/** Gives the application's role what it needs and no more: what is written once it can only add. */
export async function grantApplication(sql: Sql, role: string): Promise<void> {
  await sql.unsafe(`
    do $$ begin
      create role ${role} nologin;
    exception when duplicate_object or unique_violation then null;
    end $$;
    grant ${role} to current_user;
    grant usage on schema public to ${role};
    revoke all on all tables in schema public from ${role};
    grant select, insert, update on all tables in schema public to ${role};
    grant delete on sign_in_failures to ${role};
    revoke update, delete on ${writtenOnce.join(", ")} from ${role};
  `);
}
