import { expect, test } from "vitest";
import { jobs, schedule, taskList } from "#worker/jobs";

test("every job has a task and a time of its own, and waits at most once", () => {
  expect(Object.keys(jobs).toSorted()).toEqual([
    "advance-payouts",
    "check-books",
    "check-chains",
    "evaluate-alerts",
    "expire-authorisations",
    "expire-refunds",
    "make-audit-roots",
    "make-partitions",
    "pay-out-scheduled",
    "release-due",
    "rotate-issuer-keys",
    "rotate-vault",
    "sweep-chain-checks",
    "sweep-checks",
    "sweep-emails",
    "sweep-idempotency",
    "sweep-inbox",
    "sweep-limits",
    "sweep-nonces",
    "sweep-oauth",
    "sweep-requests",
    "sweep-sessions",
    "sweep-sign-in-failures",
    "sweep-tickets",
    "tell-deprecated",
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
