import fc from "fast-check";
import { expect, test } from "vitest";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { payable } from "#domain/payout-schedules/payable";
import { accountRow } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const account = accountRow();

function aLineOf(netMinor: bigint): BalanceTransaction {
  const at = systemClock();
  return {
    accountId: account.id,
    id: newId("txn", at),
    type: "charge",
    sourceId: "ch_test",
    chargeId: null,
    payoutId: null,
    amountMinor: netMinor,
    feeMinor: 0n,
    netMinor,
    currency: "CNY",
    status: "available",
    availableAt: at,
    description: null,
    createdAt: at,
    version: 1n,
  };
}

test("what comes in waits whole where the balance does not hold it, and what goes out never waits", () => {
  const lines = [500n, -200n, 300n, 50n].map(aLineOf);
  const whole = payable(lines, 650n);
  expect([whole.amountMinor, whole.lines.length]).toEqual([650n, 4]);
  const held = payable(lines, 400n);
  expect([held.amountMinor, held.lines.map(({ netMinor }) => netMinor)]).toEqual([
    350n,
    [-200n, 500n, 50n],
  ]);
});

test("a payout is the exact sum of its lines, and within what can be spent", () => {
  const amounts = fc.array(fc.bigInt({ min: -1_000n, max: 1_000n }), { maxLength: 40 });
  fc.assert(
    fc.property(amounts, fc.bigInt({ min: 0n, max: 20_000n }), (nets, spendableMinor) => {
      const lines = nets.map(aLineOf);
      const { lines: taken, amountMinor } = payable(lines, spendableMinor);
      expect(taken.reduce((sum, { netMinor }) => sum + netMinor, 0n)).toBe(amountMinor);
      expect(new Set(taken).size).toBe(taken.length);
      expect(amountMinor <= spendableMinor).toBe(true);
      const left = lines.filter((line) => !taken.includes(line));
      // Whatever waits would have taken more than can be spent.
      for (const { netMinor } of left) expect(amountMinor + netMinor > spendableMinor).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
