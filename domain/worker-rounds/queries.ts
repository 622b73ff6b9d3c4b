import { database, sqlClient } from "#db/client";
import { workerRounds } from "#db/schema/worker-rounds";

/** What a loop or job of this process has done since it was last written. */
export interface CountedRounds {
  readonly name: string;
  readonly rounds: number;
  readonly failures: number;
  readonly busyMs: number;
  readonly lastDurationMs: number;
  readonly lastRoundAt: Temporal.Instant;
}

/** Adds to what all workers have done; in one order for all, so nobody waits in a circle. */
export async function addRounds(rounds: readonly CountedRounds[]): Promise<void> {
  const ordered = rounds.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  await sqlClient()`
    insert into worker_rounds
      (name, rounds, failures, busy_ms, last_duration_ms, last_round_at)
    select * from unnest(
      ${ordered.map(({ name }) => name)}::text[],
      ${ordered.map((one) => String(one.rounds))}::text[]::bigint[],
      ${ordered.map((one) => String(one.failures))}::text[]::bigint[],
      ${ordered.map((one) => String(one.busyMs))}::text[]::bigint[],
      ${ordered.map((one) => String(one.lastDurationMs))}::text[]::integer[],
      ${ordered.map((one) => one.lastRoundAt.toString())}::text[]
        ::timestamptz[])
    on conflict (name) do update set
      rounds = worker_rounds.rounds + excluded.rounds,
      failures = worker_rounds.failures + excluded.failures,
      busy_ms = worker_rounds.busy_ms + excluded.busy_ms,
      last_duration_ms = excluded.last_duration_ms,
      last_round_at = greatest(worker_rounds.last_round_at, excluded.last_round_at)`;
}

/** What every loop and job of all workers has done, in the order of their names. */
export function roundRows(): Promise<(typeof workerRounds.$inferSelect)[]> {
  return database().select().from(workerRounds).orderBy(workerRounds.name);
}

/** How many rows wait for the worker in each of its queues, counted to a hundred thousand. */
export async function backlogRows(): Promise<readonly Backlog[]> {
  return sqlClient()<Backlog[]>`
    select 'events' as queue, count(*)::int as waiting
      from (select from event_outbox limit 100000) queued
    union all select 'audit_entries', count(*)::int
      from (select from audit_outbox limit 100000) queued
    union all select 'deliveries', count(*)::int
      from (select from webhook_deliveries where state = 'pending' limit 100000) queued
    union all select 'emails', count(*)::int
      from (select from emails where status = 'queued' limit 100000) queued`;
}

/** What waits for the worker. */
export interface Backlog {
  readonly queue: string;
  readonly waiting: number;
}

/** How the queues to webhook endpoints stand, all accounts together. */
export async function laneSummary(): Promise<LaneSummary> {
  const [summary] = await sqlClient()<[LaneSummary]>`
    select count(*) filter (where failing_since is not null)::int as failing,
      count(*)::int as endpoints,
      coalesce(extract(epoch from now() - min(due_at)), 0)::float8 as overdue
    from webhook_lanes`;
  return summary;
}

/** Endpoints, how many of them fail, and for how many seconds the first delivery is overdue. */
export interface LaneSummary {
  readonly endpoints: number;
  readonly failing: number;
  readonly overdue: number;
}
