import type { CronItem, TaskList } from "graphile-worker";
import { makePartitions } from "#db/make-partitions";
import { tellExpiringKeys } from "#domain/api-keys/tell-expiring-keys";
import { expireAuthorisations } from "#domain/authorisations/expire-authorisations";
import { sweepEmails } from "#domain/emails/sweep-emails";
import { sweepRecords } from "#domain/idempotency/sweep-records";
import { operatorContext } from "#domain/merchants/operator-context";
import { advanceDue } from "#domain/payout-progress/advance-due";
import { payOutDue } from "#domain/payout-schedules/pay-out-due";
import { sweepSignInFailures } from "#domain/people/sweep-sign-in-failures";
import { expireLapsed } from "#domain/refund-approvals/expire-lapsed";
import { sweepRequests } from "#domain/request-log/sweep-requests";
import { sweepSessions } from "#domain/sessions/sweep-sessions";
import { releaseDue } from "#domain/settlement/release-due";
import { checkDue } from "#domain/standing-check/check-due";
import { sweepChecks } from "#domain/standing-check/sweep-checks";
import { rotateVault } from "#domain/vault/rotate-vault";
import { sweepMessages } from "#domain/webhook-inbox/sweep-messages";
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
  "release-due": { schedule: everyMinute, run: () => releaseDue(systemClock) },
  "check-books": { schedule: everyMinute, run: () => checkDue(systemClock) },
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
  "sweep-requests": { schedule: everyHour, run: async () => ({ weeks: await sweepRequests() }) },
  "make-partitions": {
    schedule: everyHour,
    run: async () => ({ partitions: await makePartitions() }),
  },
  "sweep-sessions": { schedule: everyHour, run: async () => ({ sessions: await sweepSessions() }) },
  "rotate-vault": { schedule: everyHour, run: rotateDue },
  "sweep-sign-in-failures": {
    schedule: everyHour,
    run: async () => ({ subjects: await sweepSignInFailures(systemClock) }),
  },
};

/** How long a key of the vault seals what is new, at the most. */
const vaultKeyDays = 90;

function rotateDue(): Promise<object> {
  const input = { columns: sealedColumns, oldestDays: vaultKeyDays };
  return rotateVault(operatorContext(systemClock), input);
}

/** The jobs as the queue runs them. */
export function taskList(): TaskList {
  const tasks: TaskList = {};
  for (const [job, { run }] of Object.entries(jobs)) {
    tasks[job] = async () => log().debug({ job, ...(await run()) }, "A job is done.");
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
