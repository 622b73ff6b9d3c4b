import { expect, test } from "vitest";
import type { Account, Context } from "#domain/access/context";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { advancePayout } from "#domain/payout-progress/advance-payout";
import { payOutScheduled } from "#domain/payout-schedules/pay-out-scheduled";
import { cancelPayout } from "#domain/payouts/cancel-payout";
import { createPayout } from "#domain/payouts/create-payout";
import { listPayouts } from "#domain/payouts/list-payouts";
import { reversePayout } from "#domain/payouts/reverse-payout";
import { requestRefund } from "#domain/refunds/request-refund";
import { releaseDue } from "#domain/settlement/release-due";
import { createTransfer } from "#domain/transfers/create-transfer";
import { listTransfers } from "#domain/transfers/list-transfers";
import { reverseTransfer } from "#domain/transfers/reverse-transfer";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { atOnce, outcomes, wrongs } from "#e2e/support/outcomes";
import { aLine, enact, later, take } from "#e2e/support/payment";
import { anApprovedBankAccount } from "#e2e/support/payout";
import { systemClock } from "#platform/clock";
import { randomBelow } from "#platform/random";

/** Two accounts that sell, send to each other, and are paid out to banks that do not all pay. */
async function aMarket() {
  const fields = {
    feeBasisPoints: 317,
    feeFixed: { CNY: "13" },
    payoutInterval: "daily",
    nextPayoutAt: systemClock(),
  } as const;
  const accounts = [
    await anAccount(fields),
    await anAccount({ ...fields, settlementDelayDays: 2 }),
  ];
  const numbers = ["000123456789", "000111111116", "000555555559"];
  for (const account of accounts) {
    await enact(account, [aLine(900n)]);
    for (const number of numbers) await anApprovedBankAccount(account, { number });
    const key = keyContext(account);
    await Promise.all(atOnce(6, () => take(later(key, -72), { amountMinor: upTo(9_000) })));
  }
  return accounts;
}

/** Tries one thing that could happen, by chance at a moment when it is not possible. */
async function anyMove(accounts: readonly Account[], day: number) {
  const account = anyOf(accounts);
  const other = accounts.find(({ id }) => id !== account?.id);
  if (!account || !other) return;
  const key = keyContext(account);
  const worker = later(workerContext(account), 24 * day);
  const payoutId = anyOf((await listPayouts(key, { limit: 20 })).rows)?.id ?? "po_";
  const transferId = anyOf((await listTransfers(key, { limit: 20 })).rows)?.id ?? "tr_";
  const payment = await aSaleOf(key);
  const moves = [
    () => take(later(key, -72), { amountMinor: upTo(5_000) }),
    () => requestRefund(key, { chargeId: payment, amountMinor: upTo(1_500) }),
    () => createPayout(key, { amountMinor: upTo(4_000), currency: "CNY" }),
    () => cancelPayout(key, { payoutId }),
    () => reversePayout(key, { payoutId }),
    () => advancePayout(worker, { payoutId }),
    () => advancePayout(worker, { payoutId }),
    () =>
      createTransfer(key, { amountMinor: upTo(3_000), currency: "CNY", destinationId: other.id }),
    () => reverseTransfer(key, { transferId, amountMinor: upTo(900) }),
    () => payOutScheduled(worker),
  ];
  await anyOf(moves)?.();
}

async function aSaleOf(ctx: Context): Promise<string> {
  const { rows } = await listBalanceTransactions(ctx, { limit: 30, type: "charge" });
  return anyOf(rows)?.sourceId ?? "ch_";
}

function anyOf<Item>(items: readonly Item[]): Item | undefined {
  return items[randomBelow(items.length || 1)];
}

function upTo(mostMinor: number): bigint {
  return BigInt(1 + randomBelow(mostMinor));
}

/** How far each automatic payout is from the sum of the lines that it names. */
async function unexplained(account: Account): Promise<readonly bigint[]> {
  const ctx = keyContext(account);
  const automatic = (await listPayouts(ctx, { limit: 100 })).rows.filter(
    (payout) => payout.automatic,
  );
  const gaps = automatic.map(async ({ id, amountMinor }) => {
    const { rows } = await listBalanceTransactions(ctx, { limit: 1_000, payoutId: id });
    return amountMinor - rows.reduce((total, { netMinor }) => total + netMinor, 0n);
  });
  return (await Promise.all(gaps)).filter((gap) => gap !== 0n);
}

test("through any history each payout of a schedule is the sum of its lines to the last unit", {
  timeout: 120_000,
}, async () => {
  const accounts = await aMarket();
  let made = 0;
  for (let day = 0; day < 12; day += 1) {
    // A move that fails otherwise than by a refusal ends the test.
    await outcomes(atOnce(14, () => anyMove(accounts, day)));
    if (day % 3 === 2) await releaseDue(systemClock);
    for (const account of accounts) {
      await outcomes([payOutScheduled(later(workerContext(account), 24 * day))]);
      expect(await unexplained(account)).toEqual([]);
      expect(await wrongs(account)).toEqual([]);
      const { rows } = await listPayouts(keyContext(account), { limit: 100 });
      made = Math.max(made, rows.filter(({ automatic }) => automatic).length);
    }
  }
  expect(made).toBeGreaterThan(3);
});
