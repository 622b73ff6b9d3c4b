import { execFile } from "node:child_process";
import { promisify } from "node:util";
import postgres from "postgres";
import { expect, test } from "vitest";
import { anAccount, keyContext } from "#e2e/support/account";
import { chargeOf, later, take } from "#e2e/support/payment";
import { settings } from "#platform/settings";
import { startWorker } from "#worker/main";

const job = "release-due";

test("the worker goes on after one was killed, and ends when it is told to", async () => {
  const ctx = keyContext(await anAccount({ settlementDelayDays: 7 }));
  const payment = await take(later(ctx, -24 * 8));
  const due = { ctx, chargeId: payment.latestChargeId ?? "ch_" } as const;
  const owner = postgres(settings().databaseUrl, { max: 1, onnotice: () => undefined });
  const former = await startWorker();
  await former.stop();
  await owner`select graphile_worker.add_job(${job}, job_key => ${job})`;
  await owner`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'the dead'`;
  const worker = await startWorker();
  try {
    await owner`select graphile_worker.add_job(${job}, job_key => ${job})`;
    const releasedAt = async () => (await chargeOf(due)).releasedAt;
    await expect.poll(releasedAt, { timeout: 15_000 }).not.toBeNull();
  } finally {
    await Promise.all([worker.stop(), worker.stop()]);
    await owner.end();
  }
  await expect(worker.ended).resolves.toBeUndefined();
});

test("the worker does not start on a database that may forget", async () => {
  const start = `
    process.env.TOLLGATE_UNSAFE_DATABASE = "0";
    const { startWorker } = await import("./worker/main.ts");
    await startWorker();`;
  const started = promisify(execFile)(process.execPath, ["--input-type=module", "-e", start]);
  await expect(started).rejects.toThrow("fsync");
});
