import { expect, test } from "vitest";
import { jobs, schedule, taskList } from "#worker/jobs";

test("every job has a task and a time of its own, and waits at most once", () => {
  expect(Object.keys(jobs).toSorted()).toEqual([
    "advance-payouts",
    "check-books",
    "expire-authorisations",
    "expire-refunds",
    "make-partitions",
    "pay-out-scheduled",
    "release-due",
    "rotate-vault",
    "sweep-checks",
    "sweep-emails",
    "sweep-idempotency",
    "sweep-inbox",
    "sweep-requests",
    "sweep-sessions",
    "sweep-sign-in-failures",
    "tell-expiring-keys",
  ]);
  expect(Object.keys(taskList())).toEqual(Object.keys(jobs));
  for (const { task, options } of schedule()) {
    expect(jobs).toHaveProperty(task);
    expect(options).toEqual({ backfillPeriod: 0, jobKey: task, maxAttempts: 1 });
  }
});

test("every job runs on a database as it is", async () => {
  for (const { run } of Object.values(jobs)) expect(await run()).toBeInstanceOf(Object);
});
