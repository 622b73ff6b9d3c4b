import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import type { Account } from "#domain/access/context";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { findAccount } from "#domain/merchants/find-account";
import { payOutDue } from "#domain/payout-schedules/pay-out-due";
import { payOutScheduled } from "#domain/payout-schedules/pay-out-scheduled";
import { cancelPayout } from "#domain/payouts/cancel-payout";
import { createPayout } from "#domain/payouts/create-payout";
import { listPayouts } from "#domain/payouts/list-payouts";
import type { Payout } from "#domain/payouts/payout";
import { cancelRefund } from "#domain/refund-approvals/cancel-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { atOnce, without, wrongs } from "#e2e/support/outcomes";
import { aLine, enact, later, take, waitingRefund } from "#e2e/support/payment";
import { anApprovedBankAccount, stepsOn, withFunds } from "#e2e/support/payout";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";

const daily = { payoutInterval: "daily" } as const;

/** Fields of an account whose daily payout was due a moment ago. */
function dueNow(): Partial<Account> {
  return { ...daily, nextPayoutAt: systemClock() };
}

/** Pays the account out as of so many days from now. */
async function paysOut(account: Account, days = 0): Promise<readonly Payout[]> {
  return payOutScheduled(later(workerContext(account), 24 * days));
}

/** The lines of a payout and their sum. */
async function linesOf(account: Account, payout: Payout | undefined) {
  const ctx = keyContext(account);
  const input = { limit: 100, payoutId: payout?.id ?? "" };
  const { rows } = await listBalanceTransactions(ctx, input);
  return {
    types: rows.map(({ type }) => type),
    sum: rows.reduce((total, { netMinor }) => total + netMinor, 0n),
  };
}

test("a payout of the schedule takes all that is available, and its lines add up to it", async () => {
  const fields = { ...dueNow(), feeBasisPoints: 290, feeFixed: { CNY: "30" } };
  const { account, ctx, paymentId } = await withFunds(10_000n, undefined, fields);
  await take(ctx, { amountMinor: 3_333n });
  await requestRefund(ctx, { paymentId, amountMinor: 1_234n });
  const before = (await retrieveBalance(ctx))[0]?.available.amountMinor;
  const [payout] = await paysOut(account);
  expect(payout).toMatchObject({ automatic: true, amountMinor: before, status: "pending" });
  expect(await linesOf(account, payout)).toEqual({
    types: ["refund", "charge", "charge"],
    sum: before,
  });
  expect((await retrieveBalance(ctx))[0]?.available.amountMinor).toBe(0n);
  expect(await wrongs(account)).toEqual([]);
});

test("it happens once in its period, whoever tries again and however many at once", async () => {
  const { account, ctx } = await withFunds(10_000n, undefined, dueNow());
  const made = await Promise.all(atOnce(12, () => paysOut(account)));
  expect(made.flat()).toHaveLength(1);
  await take(ctx, { amountMinor: 5_000n });
  expect(await paysOut(account)).toEqual([]);
  expect(await paysOut(account, 1)).toMatchObject([{ amountMinor: 5_000n }]);
  expect(await paysOut(account, 1)).toEqual([]);
  expect((await listPayouts(ctx, { limit: 9 })).rows).toHaveLength(2);
  expect(await wrongs(account)).toEqual([]);
});

test("each currency goes to its own bank account, and one without stays", async () => {
  const { account, ctx } = await withFunds(10_000n, undefined, dueNow());
  for (const currency of ["EUR", "USD"] as const) await take(ctx, { amountMinor: 500n, currency });
  const euro = await anApprovedBankAccount(account, { currency: "EUR" });
  const made = await paysOut(account);
  expect(made.map(({ currency }) => currency)).toEqual(["CNY", "EUR"]);
  expect(made[1]).toMatchObject({ amountMinor: 500n, bankAccountId: euro.id });
});

test("less than a whole unit, nothing, or no bank account: nothing is made, and the day passes", async () => {
  const { account, ctx } = await withFunds(99n, undefined, dueNow());
  expect(await paysOut(account)).toEqual([]);
  const next = (await findAccount(account.id))?.nextPayoutAt;
  expect(next && Temporal.Instant.compare(next, systemClock())).toBe(1);
  expect((await retrieveBalance(ctx))[0]?.available.amountMinor).toBe(99n);
});

test("a refund that waits keeps the lines of its charge back, and what it holds stays", async () => {
  const { account, ctx } = await waitingRefund({ account: dueNow() });
  await anApprovedBankAccount(account);
  expect(await paysOut(account)).toEqual([]);
  await take(ctx, { amountMinor: 2_000n });
  const [payout] = await paysOut(account, 1);
  expect(payout?.amountMinor).toBe(2_000n);
  expect(await wrongs(account)).toEqual([]);
});

test("what a charge holds that was paid out before is left in the balance", async () => {
  const { account, ctx, paymentId } = await withFunds(10_000n, undefined, dueNow());
  await enact(account, [aLine(0n)]);
  expect(await paysOut(account)).toHaveLength(1);
  await take(ctx, { amountMinor: 9_000n });
  await take(ctx, { amountMinor: 500n });
  const refund = await requestRefund(ctx, { paymentId, amountMinor: 4_000n });
  expect(await paysOut(account, 1)).toMatchObject([{ amountMinor: 500n }]);
  expect(await wrongs(account)).toEqual([]);
  await cancelRefund(ctx, { refundId: refund.id });
  expect(await paysOut(account, 2)).toMatchObject([{ amountMinor: 9_000n }]);
  expect(await wrongs(account)).toEqual([]);
});

test.each([
  ["fails", "000111111116", 2],
  ["comes back after it was paid", "000555555559", 3],
])(
  "a payout that %s stays explained, and the next one takes its money again",
  async (_, number, steps) => {
    const { account } = await withFunds(10_000n, number, dueNow());
    const [payout] = await paysOut(account);
    if (!payout) throw new Error("there was money to pay out");
    const failed = await stepsOn(account, payout, steps);
    expect(failed.status).toBe("failed");
    expect(await linesOf(account, payout)).toEqual({ types: ["charge"], sum: 10_000n });
    const [again] = await paysOut(account, 1);
    expect(again?.amountMinor).toBe(10_000n);
    expect(await linesOf(account, again)).toEqual({ types: ["payout_failure"], sum: 10_000n });
    expect(await wrongs(account)).toEqual([]);
  },
);

test("what was paid out by hand in between is taken off, and so is what was canceled", async () => {
  const { account, ctx } = await withFunds(10_000n, undefined, dueNow());
  const { id: payoutId } = await createPayout(ctx, { amountMinor: 2_500n, currency: "CNY" });
  const byHand = await createPayout(ctx, { amountMinor: 1_000n, currency: "CNY" });
  await cancelPayout(ctx, { payoutId });
  const [payout] = await paysOut(account);
  expect(payout?.amountMinor).toBe(9_000n);
  expect(await linesOf(account, payout)).toEqual({
    types: ["payout_cancel", "payout", "payout", "charge"],
    sum: 9_000n,
  });
  await expect(
    listBalanceTransactions(ctx, { limit: 9, payoutId: byHand.id }),
  ).rejects.toMatchObject({ code: "parameter_invalid", details: { param: "payout" } });
});

test("more lines than one payout takes follow in the next round", { timeout: 60_000 }, async () => {
  const { account } = await withFunds(10_500n, undefined, dueNow());
  const id = idToUuid(account.id);
  const sql = sqlClient();
  // One sale becomes as many lines of one minor unit.
  await sql`insert into balance_transactions (account_id, id, type, source_id, amount_minor,
      fee_minor, net_minor, currency, status, available_at, created_at, version)
    select account_id, uuidv7(), type, source_id, 1, 0, 1, currency, status, available_at,
      created_at, 1 from balance_transactions, generate_series(1, 10500) where account_id = ${id}`;
  await sql`update balance_transactions set amount_minor = 0, net_minor = 0
    where account_id = ${id} and amount_minor = 10500`;
  const [first] = await paysOut(account);
  const [rest] = await paysOut(account);
  expect(new Set([first?.amountMinor, rest?.amountMinor])).toEqual(new Set([501n, 9_999n]));
  expect(await paysOut(account)).toEqual([]);
});

test("nobody looks into another account's payouts", async () => {
  const { account } = await withFunds(10_000n, undefined, dueNow());
  const [payout] = await paysOut(account);
  const stranger = keyContext(await anAccount());
  const look = listBalanceTransactions(stranger, { limit: 9, payoutId: payout?.id });
  await expect(look).rejects.toMatchObject({ code: "resource_missing" });
});

test("the worker's round pays out every account whose day has come", async () => {
  const { ctx } = await withFunds(10_000n, undefined, dueNow());
  expect((await payOutDue(systemClock)).done).toBeGreaterThan(0);
  expect((await listPayouts(ctx, { limit: 9 })).rows).toHaveLength(1);
});

test("only the worker pays out by the schedule", async () => {
  const { account, ctx } = await withFunds(10_000n, undefined, dueNow());
  for (const caller of [ctx, without(workerContext(account), "payouts:advance")]) {
    await expect(payOutScheduled(caller)).rejects.toMatchObject({
      code: "more_permissions_required",
    });
  }
});
