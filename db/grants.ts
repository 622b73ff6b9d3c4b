import type { Sql } from "postgres";
import { partitionFunctions } from "#db/partition-functions";

const writtenOnce = [
  "ledger_transfers",
  "refund_decisions",
  "search_terms",
  "events",
  "top_ups",
  "transfer_reversals",
  "wallet_transactions",
  "wallet_transfers",
  "withdrawals",
  "audit_checks",
  "audit_entries",
  "audit_links",
  "audit_roots",
  "audit_seals",
  "channel_evidence",
  "idempotency_answers",
  "idempotency_records",
  "webhook_attempts",
  "api_requests",
  "standing_checks",
  "used_nonces",
] as const;

/** What has served its time: the program may clear it away, and can reach nothing younger. */
const sweeps = [
  { table: "idempotency_records", past: "created_at < now() - interval '48 hours'" },
  { table: "sessions", past: "expires_at < now() - interval '30 days'" },
  { table: "one_time_tickets", past: "expires_at < now() - interval '1 day'" },
  { table: "audit_checks", past: "checked_at < now() - interval '30 days'" },
  { table: "emails", past: "created_at < now() - interval '90 days'" },
  { table: "standing_checks", past: "checked_at < now() - interval '7 days'" },
  { table: "rate_buckets", past: "full_at < now() - interval '1 day'" },
  { table: "requests_in_flight", past: "told_at < now() - interval '1 hour'" },
  { table: "quota_counts", past: "day < (now() at time zone 'utc')::date - 35" },
  { table: "limit_refusals", past: "hour < now() - interval '35 days'" },
  { table: "address_blocks", past: "until < now() - interval '35 days'" },
  { table: "blocked_traffic", past: "seen_at < now() - interval '35 days'" },
  { table: "spending_days", past: "day < (now() at time zone 'utc')::date - 35" },
  { table: "counted_refunds", past: "day < (now() at time zone 'utc')::date - 35" },
  { table: "used_nonces", past: "expires_at < now() - interval '1 minute'" },
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
    grant usage on schema drizzle to ${role};
    grant select on drizzle.__drizzle_migrations to ${role};
    revoke all on all tables in schema public from ${role};
    grant select, insert, update on all tables in schema public to ${role};
    grant delete on sign_in_failures, audit_outbox, event_outbox, webhook_inbox_messages to ${role};
    grant delete on oauth_artefacts to ${role};
    revoke update, delete on ${writtenOnce.join(", ")} from ${role};
    ${sweeps.map((sweep) => sweepFunction(sweep, role)).join("")}
    ${partitionFunctions(role)}
  `);
}

/** Runs with the owner's rights, so what it may delete is fixed here and not by its caller. */
function sweepFunction({ table, past }: (typeof sweeps)[number], role: string): string {
  return `
    create or replace function sweep_${table}() returns bigint
      language sql security definer set search_path = public, pg_temp as $$
        with swept as (
          delete from ${table} where ctid in (select ctid from ${table} where ${past} limit 10000)
          returning 1
        )
        select count(*) from swept $$;
    revoke all on function sweep_${table}() from public;
    grant execute on function sweep_${table}() to ${role};`;
}
