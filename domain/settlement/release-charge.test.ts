import { expect, test } from "vitest";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { releaseCharge } from "#domain/settlement/release-charge";
import { anAccount, workerContext } from "#e2e/support/account";
import { atOnce, outcomes, wrongs } from "#e2e/support/outcomes";
import { chargeOf, later, paid, take, waitingRefund } from "#e2e/support/payment";

const inAWeek = { settlementDelayDays: 7, feeBasisPoints: 290 };
const weekInHours = 7 * 24;

test("money is available from its day on, with all lines of its charge", async () => {
  const taken = await paid(10_000n, inAWeek);
  const { account, ctx, chargeId, paymentId } = taken;
  await take(ctx, { amountMinor: 700n });
  await requestRefund(ctx, { paymentId, amountMinor: 1_000n });
  const worker = workerContext(account);
  const early = await releaseCharge(later(worker, weekInHours - 1), { chargeId });
  expect(early.releasedAt).toBeNull();
  await releaseCharge(later(worker, weekInHours + 1), { chargeId });
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({
    available: { amountMinor: 9_710n - 971n },
    pending: { amountMinor: 700n - 20n },
  });
  const { rows } = await listBalanceTransactions(ctx, { limit: 10 });
  const ofCharge = rows.filter((line) => line.chargeId === chargeId);
  expect(ofCharge.map(({ status }) => status)).toEqual(["available", "available"]);
  expect(await wrongs(account)).toEqual([]);
});

test("a charge with a refund that waits stays where it is until people have decided", async () => {
  const waiting = await waitingRefund({ account: inAWeek });
  const { account, approvers, chargeId, refund } = waiting;
  const worker = later(workerContext(account), weekInHours + 1);
  expect(await releaseCharge(worker, { chargeId })).toMatchObject({ releasedAt: null });
  await approveRefund(approvers[0], { refundId: refund.id, requestHash: refund.requestHash });
  const released = await releaseCharge(worker, { chargeId });
  expect(released.releasedAt).not.toBeNull();
  expect(await wrongs(account)).toEqual([]);
});

test("a charge that was refunded in full is released without any money moving", async () => {
  const { account, ctx, chargeId, paymentId } = await paid(10_000n, inAWeek);
  await requestRefund(ctx, { paymentId });
  await releaseCharge(later(workerContext(account), weekInHours + 1), { chargeId });
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({ available: { amountMinor: 0n }, pending: { amountMinor: 0n } });
  expect(await wrongs(account)).toEqual([]);
});

test("releases and refunds at once move each unit once", async () => {
  const taken = await paid(10_000n, inAWeek);
  const { account, ctx, chargeId, paymentId } = taken;
  const worker = later(workerContext(account), weekInHours + 1);
  const ended = await outcomes([
    ...atOnce(5, () => releaseCharge(worker, { chargeId })),
    ...atOnce(5, () => requestRefund(ctx, { paymentId, amountMinor: 1_500n })),
  ]);
  expect(new Set(ended)).toEqual(new Set(["done"]));
  const charge = await chargeOf(taken);
  expect(charge.amountRefundedMinor).toBe(7_500n);
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({
    available: { amountMinor: 2_500n - (charge.feeMinor - charge.feeReturnedMinor) },
    pending: { amountMinor: 0n },
  });
  expect(await wrongs(account)).toEqual([]);
});

test("only the worker releases, and only charges of the account it acts for", async () => {
  const { ctx, chargeId } = await paid(100n, inAWeek);
  await expect(releaseCharge(ctx, { chargeId })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  const elsewhere = workerContext(await anAccount());
  await expect(releaseCharge(elsewhere, { chargeId })).rejects.toMatchObject({
    code: "resource_missing",
  });
});
