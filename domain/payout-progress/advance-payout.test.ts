import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { advanceDue } from "#domain/payout-progress/advance-due";
import { advancePayout } from "#domain/payout-progress/advance-payout";
import { cancelPayout } from "#domain/payouts/cancel-payout";
import { createPayout } from "#domain/payouts/create-payout";
import { retrievePayout } from "#domain/payouts/retrieve-payout";
import { reversePayout } from "#domain/payouts/reverse-payout";
import { workerContext } from "#e2e/support/account";
import { atOnce, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { later } from "#e2e/support/payment";
import { stepsOn, withFunds } from "#e2e/support/payout";
import { systemClock } from "#platform/clock";

async function aPayout(number?: string) {
  const funded = await withFunds(10_000n, number);
  const payout = await createPayout(funded.ctx, { amountMinor: 7_000n, currency: "CNY" });
  const available = async () => (await retrieveBalance(funded.ctx))[0]?.available.amountMinor;
  return { ...funded, payout, available };
}

test("a payout goes on its way, arrives, and stays arrived", async () => {
  const { account, payout, available } = await aPayout();
  expect((await stepsOn(account, payout, 1)).status).toBe("in_transit");
  expect(await wrongs(account)).toEqual([]);
  expect((await stepsOn(account, payout, 2)).status).toBe("paid");
  expect(await stepsOn(account, payout, 3)).toMatchObject({ status: "paid", version: 3n });
  expect(await available()).toBe(3_000n);
  expect(await wrongs(account)).toEqual([]);
});

test.each(["000111111116", "000111111113", "000222222227", "000333333335", "000444444440"])(
  "a payout to %s fails, says why, and its money is available again",
  async (number) => {
    const { account, payout, available } = await aPayout(number);
    const failed = await stepsOn(account, payout, 2);
    expect(failed.status).toBe("failed");
    expect(failed.failureCode).toMatch(/^[a-z_]+$/);
    expect(failed.failureMessage).toMatch(/\.$/);
    expect(failed.failureBalanceTransactionId).not.toBeNull();
    expect(await available()).toBe(10_000n);
    expect(await wrongs(account)).toEqual([]);
  },
);

test("a payout that comes back after it was paid is available again", async () => {
  const { account, payout, available } = await aPayout("000555555559");
  expect((await stepsOn(account, payout, 2)).status).toBe("paid");
  expect(await available()).toBe(3_000n);
  expect(await wrongs(account)).toEqual([]);
  expect(await stepsOn(account, payout, 3)).toMatchObject({
    status: "failed",
    failureCode: "could_not_process",
  });
  expect(await available()).toBe(10_000n);
  expect(await wrongs(account)).toEqual([]);
});

test("what is asked back cannot come back twice", async () => {
  const { account, ctx, payout, available } = await aPayout("000555555559");
  await stepsOn(account, payout, 2);
  const reversal = await reversePayout(ctx, { payoutId: payout.id });
  expect((await stepsOn(account, payout, 4)).status).toBe("paid");
  expect((await stepsOn(account, reversal, 4)).status).toBe("paid");
  expect(await available()).toBe(10_000n);
  expect(await wrongs(account)).toEqual([]);
});

test("before its time nothing moves, and workers at once take one step", async () => {
  const { account, ctx, payout } = await aPayout();
  const payoutId = payout.id;
  const step = (worker: Context) => advancePayout(worker, { payoutId });
  expect((await step(workerContext(account))).status).toBe("pending");
  const clock = () => ctx.clock().add({ seconds: 25 });
  await Promise.all(atOnce(8, () => step(workerContext(account, { clock }))));
  expect(await retrievePayout(ctx, { payoutId })).toMatchObject({
    status: "in_transit",
    version: 2n,
  });
  await Promise.all(atOnce(8, () => step(later(workerContext(account), 1))));
  expect(await retrievePayout(ctx, { payoutId })).toMatchObject({ status: "paid", version: 3n });
  expect(await wrongs(account)).toEqual([]);
});

test("cancelation and worker at once: the bank has it or the merchant, never both", async () => {
  const { account, ctx, payout, available } = await aPayout();
  const payoutId = payout.id;
  const worker = later(workerContext(account), 1);
  const calls = atOnce(20, (place) =>
    place % 2 ? cancelPayout(ctx, { payoutId }) : advancePayout(worker, { payoutId }),
  );
  await outcomes(calls);
  const after = await retrievePayout(ctx, { payoutId });
  expect(await available()).toBe(after.status === "canceled" ? 10_000n : 3_000n);
  expect(await wrongs(account)).toEqual([]);
});

test("the worker's round takes every due payout one step further", async () => {
  const { ctx, payout } = await aPayout();
  const { done } = await advanceDue(() => systemClock().add({ seconds: 30 }));
  expect(done).toBeGreaterThan(0);
  const after = await retrievePayout(ctx, { payoutId: payout.id });
  expect(["in_transit", "paid"]).toContain(after.status);
});

test("only the worker advances payouts", async () => {
  const { account, ctx, payout } = await aPayout();
  const input = { payoutId: payout.id };
  for (const caller of [ctx, without(workerContext(account), "payouts:advance")]) {
    await expect(advancePayout(caller, input)).rejects.toMatchObject({
      code: "more_permissions_required",
    });
  }
});
