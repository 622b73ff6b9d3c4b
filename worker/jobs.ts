import type { CronItem, TaskList } from "graphile-worker";
import { sweepRecords } from "#domain/idempotency/sweep-records";
import { sweepSignInFailures } from "#domain/people/sweep-sign-in-failures";
import { expireLapsed } from "#domain/refund-approvals/expire-lapsed";
import { sweepSessions } from "#domain/sessions/sweep-sessions";
import { releaseDue } from "#domain/settlement/release-due";
import { systemClock } from "#platform/clock";
import { log } from "#platform/log";

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
  "expire-refunds": { schedule: everyMinute, run: () => expireLapsed(systemClock) },
  "sweep-idempotency": {
    schedule: everyMinute,
    run: async () => ({ records: await sweepRecords() }),
  },
  "sweep-sessions": { schedule: everyHour, run: async () => ({ sessions: await sweepSessions() }) },
  "sweep-sign-in-failures": {
    schedule: everyHour,
    run: async () => ({ subjects: await sweepSignInFailures(systemClock) }),
  },
};

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
