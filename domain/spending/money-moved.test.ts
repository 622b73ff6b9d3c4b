import fc from "fast-check";
import { expect, test } from "vitest";
import { balanceTransactions } from "#db/schema/balance";
import { payouts } from "#db/schema/payouts";
import { refunds } from "#db/schema/refunds";
import { transfers } from "#db/schema/transfers";
import { topUps } from "#db/schema/wallets";
import { moneyMoved } from "#domain/spending/money-moved";
import {
  mostMinorOf,
  nextSpendingDay,
  spendingDayOf,
  spentAfter,
} from "#domain/spending/spending-day";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const accountId = newId("acct", systemClock());
const other = newId("acct", systemClock());

const row = (amountMinor: bigint, fields: Record<string, unknown> = {}) => ({
  accountId,
  amountMinor,
  currency: "CNY",
  status: "succeeded",
  ...fields,
});

test("what is written of money that moves is added up by kind and currency", () => {
  const moved = moneyMoved(accountId, [
    { table: refunds, row: row(100n) },
    { table: refunds, row: row(50n, { status: "pending" }) },
    { table: refunds, row: row(7n, { currency: "USD" }) },
    { table: payouts, row: row(9n, { status: "in_transit" }) },
    { table: balanceTransactions, row: row(1_000n) },
  ]);
  expect(moved).toEqual([
    { kind: "refunds", currency: "CNY", amountMinor: 150n },
    { kind: "refunds", currency: "USD", amountMinor: 7n },
    { kind: "payouts", currency: "CNY", amountMinor: 9n },
  ]);
});

test("what failed at once, comes back, or is another account's counts nothing", () => {
  const moved = moneyMoved(accountId, [
    { table: topUps, row: row(100n, { status: "failed" }) },
    { table: payouts, row: row(-100n) },
    { table: transfers, row: row(100n, { accountId: other, direction: "received" }) },
  ]);
  expect(moved).toEqual([]);
});

test("a kind without a limit moves any amount, one with a limit only what is named", () => {
  const limits = [{ kind: "refunds", currency: "CNY", mostMinor: "500000" }];
  expect(mostMinorOf(limits, { kind: "payouts", currency: "CNY" })).toBeUndefined();
  expect(mostMinorOf(limits, { kind: "refunds", currency: "CNY" })).toBe(500_000n);
  expect(mostMinorOf(limits, { kind: "refunds", currency: "USD" })).toBe(0n);
});

test("whatever is asked for in whatever order, a day's sum is never above its limit", () => {
  const amount = fc.bigInt({ min: 1n, max: 2_000n });
  fc.assert(
    fc.property(fc.array(amount), fc.bigInt({ min: 0n, max: 5_000n }), (asked, mostMinor) => {
      const ask = (sofar: bigint, amountMinor: bigint) => {
        const spending = { kind: "refunds", currency: "CNY", amountMinor } as const;
        const day = { spentMinor: sofar, mostMinor };
        return spentAfter({ who: "The account", rule: "account-money" }, spending, day);
      };
      const spentMinor = asked.reduce((sofar, amountMinor) => {
        if (sofar + amountMinor <= mostMinor) return ask(sofar, amountMinor);
        expect(() => ask(sofar, amountMinor)).toThrow("may move");
        return sofar;
      }, 0n);
      expect(spentMinor <= mostMinor).toBe(true);
    }),
  );
});

test("a refusal says what may be moved, what is left, and that nothing was done", () => {
  const asked = { kind: "refunds", currency: "CNY", amountMinor: 100_000n } as const;
  const day = { spentMinor: 470_000n, mostMinor: 500_000n };
  expect(() => spentAfter({ who: "The API key Till", rule: "key-money" }, asked, day)).toThrow(
    "The API key Till may move 5,000.00 CNY in refunds a day (UTC), and 300.00 CNY of it " +
      'are left today (limit "key-money"). Nothing was done.',
  );
});

test("a day is one of UTC, wherever the merchant is", () => {
  const late = Temporal.Instant.from("2026-11-22T23:59:59.999Z");
  expect(spendingDayOf(late)).toBe("2026-11-22");
  expect(spendingDayOf(late.add({ milliseconds: 1 }))).toBe("2026-11-23");
  expect(nextSpendingDay(late).toString()).toBe("2026-11-23T00:00:00Z");
});
