import type { CronItem, TaskList } from "graphile-worker";
import { makePartitions } from "#db/make-partitions";
import { evaluateDue } from "#domain/alerts/evaluate-due";
import { makeRoots } from "#domain/audit-chain/make-roots";
import { checkDueChains } from "#domain/audit-checks/check-due-chains";
import { sweepChainChecks } from "#domain/audit-checks/sweep-chain-checks";
import { expireAuthorisations } from "#domain/authorisations/expire-authorisations";
import { tellAllDeprecated } from "#domain/deprecations/tell-all-deprecated";
import { sweepEmails } from "#domain/emails/sweep-emails";
import { sweepLimits } from "#domain/floods/sweep-limits";
import { sweepRecords } from "#domain/idempotency/sweep-records";
import { rotateIssuerKeys } from "#domain/issuer-keys/rotate-issuer-keys";
import { tellExpiringKeys } from "#domain/key-expiry/tell-expiring-keys";
import { operatorContext } from "#domain/merchants/operator-context";
import { sweepArtefacts } from "#domain/oauth/sweep-artefacts";
import { advanceDue } from "#domain/payout-progress/advance-due";
import { payOutDue } from "#domain/payout-schedules/pay-out-due";
import { sweepSignInFailures } from "#domain/people/sweep-sign-in-failures";
import { expireLapsed } from "#domain/refund-approvals/expire-lapsed";
import { sweepRequests } from "#domain/request-log/sweep-requests";
import { sweepNonces } from "#domain/request-proofs/sweep-nonces";
import { sweepSessions } from "#domain/sessions/sweep-sessions";
import { releaseDue } from "#domain/settlement/release-due";
import { checkDue } from "#domain/standing-check/check-due";
import { sweepChecks } from "#domain/standing-check/sweep-checks";
import { sweepTickets } from "#domain/tickets/sweep-tickets";
import { rotateVault } from "#domain/vault/rotate-vault";
import { sweepMessages } from "#domain/webhook-inbox/sweep-messages";
import { noteRound } from "#domain/worker-rounds/note-round";
import { systemClock } from "#platform/clock";
import { log } from "#platform/log";
import { sealedColumns } from "#worker/sealed-columns";

interface Job {
  /** When it runs, as in a crontab and by UTC. */
  readonly schedule: string;
  /** What it did, for the log. */
  readonly run: () => Promise<object>;
}

const everyMinute = "* * * * *";
const everyHour = "17 * * * *";

/** What the worker does on its own, by the name under which the queue knows it. */
export const jobs: Readonly<Record<string, Job>> = {
  "evaluate-alerts": { schedule: everyMinute, run: () => evaluateDue(systemClock) },
  "tell-deprecated": { schedule: everyHour, run: () => tellAllDeprecated(systemClock) },
  "release-due": { schedule: everyMinute, run: () => releaseDue(systemClock) },
  "check-books": { schedule: everyMinute, run: () => checkDue(systemClock) },
  "check-chains": { schedule: everyMinute, run: () => checkDueChains(systemClock) },
  "make-audit-roots": { schedule: everyHour, run: () => makeRoots(systemClock) },
  "sweep-chain-checks": {
    schedule: everyHour,
    run: async () => ({ checks: await sweepChainChecks() }),
  },
  "pay-out-scheduled": { schedule: everyMinute, run: () => payOutDue(systemClock) },
  "advance-payouts": { schedule: everyMinute, run: () => advanceDue(systemClock) },
  "expire-authorisations": {
    schedule: everyMinute,
    run: () => expireAuthorisations(systemClock),
  },
  "expire-refunds": { schedule: everyMinute, run: () => expireLapsed(systemClock) },
  "tell-expiring-keys": { schedule: everyHour, run: () => tellExpiringKeys(systemClock) },
  "sweep-inbox": {
    schedule: everyHour,
    run: async () => ({ messages: await sweepMessages(systemClock) }),
  },
  "sweep-emails": { schedule: everyHour, run: async () => ({ emails: await sweepEmails() }) },
  "sweep-idempotency": {
    schedule: everyMinute,
    run: async () => ({ records: await sweepRecords() }),
  },
  "sweep-checks": { schedule: everyHour, run: async () => ({ checks: await sweepChecks() }) },
  "sweep-limits": { schedule: everyHour, run: async () => ({ rows: await sweepLimits() }) },
  "sweep-requests": { schedule: everyHour, run: async () => ({ weeks: await sweepRequests() }) },
  "make-partitions": {
    schedule: everyHour,
    run: async () => ({ partitions: await makePartitions() }),
  },
  "sweep-oauth": {
    schedule: everyHour,
    run: async () => ({ artefacts: await sweepArtefacts(systemClock) }),
  },
  "sweep-sessions": { schedule: everyHour, run: async () => ({ sessions: await sweepSessions() }) },
  "rotate-issuer-keys": { schedule: everyHour, run: rotateIssuers },
  "sweep-nonces": {
    schedule: everyMinute,
    run: async () => ({ nonces: await sweepNonces() }),
  },
  "rotate-vault": { schedule: everyHour, run: rotateDue },
  "sweep-tickets": { schedule: everyHour, run: async () => ({ tickets: await sweepTickets() }) },
  "sweep-sign-in-failures": {
    schedule: everyHour,
    run: async () => ({ subjects: await sweepSignInFailures(systemClock) }),
  },
};

/** How long a key of the vault seals what is new, at the most. */
const vaultKeyDays = 90;

/** How long a key of ours signs what is new, at the most. */
const issuerKeyDays = 90;

function rotateIssuers(): Promise<object> {
  return rotateIssuerKeys(operatorContext(systemClock), { oldestDays: issuerKeyDays });
}

function rotateDue(): Promise<object> {
  const input = { columns: sealedColumns, oldestDays: vaultKeyDays };
  return rotateVault(operatorContext(systemClock), input);
}

async function noted(job: string, run: Job["run"]): Promise<void> {
  const start = performance.now();
  const note = (hasFailed: boolean) =>
    noteRound({ name: job, durationMs: performance.now() - start, hasFailed });
  const done = await run().catch((error: unknown) => {
    note(true);
    throw error;
  });
  note(false);
  log().debug({ job, ...done }, "A job is done.");
}

/** The jobs as the queue runs them. */
export function taskList(): TaskList {
  const tasks: TaskList = {};
  for (const [job, { run }] of Object.entries(jobs)) {
    tasks[job] = () => noted(job, run);
  }
  return tasks;
}

/**
 * When the jobs run; nothing is made up for the time when nobody was there. They have no queue that
 * would keep a next round from beginning: a worker that was killed would block it for hours, and
 * two rounds at once do nothing twice.
 */
export function schedule(): CronItem[] {
  return Object.entries(jobs).map(([job, { schedule: match }]) => ({
    task: job,
    match,
    options: { backfillPeriod: 0, maxAttempts: 1, jobKey: job },
  }));
}
