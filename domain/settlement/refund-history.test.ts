import fc from "fast-check";
import { expect, test } from "vitest";
import { refundableMinor } from "#domain/charges/charge";
import { emptyLedgerAccount, type LedgerAccountKind } from "#domain/ledger/ledger-account";
import { isWaiting } from "#domain/refunds/refund";
import { feeReturnedMinor, merchantGivenMinor } from "#domain/refunds/refundable";
import { accountRow } from "#e2e/support/account";
import { capture } from "#e2e/support/in-memory";
import {
  after,
  beginning,
  type RefundHistory,
  type RefundStep,
  refundSteps,
} from "#e2e/support/refund-history";

const terms = fc.record({
  amounts: fc.array(
    fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 100_000 })),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  feeBasisPoints: fc.oneof(fc.constant(290), fc.integer({ min: 0, max: 10_000 })),
  fixedMinor: fc.nat(60),
  settlementDelayDays: fc.constantFrom(0, 7),
});

type Terms = typeof terms extends fc.Arbitrary<infer Value> ? Value : never;

function historyOf(given: Terms): RefundHistory {
  const { amounts, feeBasisPoints, fixedMinor, settlementDelayDays } = given;
  const feeFixed = { CNY: fixedMinor.toString() };
  const account = accountRow({ feeBasisPoints, feeFixed, settlementDelayDays });
  return beginning(
    account,
    amounts.map((amount) => capture(account, BigInt(amount))),
  );
}

/** Every stand of the books, from the first capture on; a refusal by the ledger ends the test. */
function stands(given: Terms, steps: readonly RefundStep[]): readonly RefundHistory[] {
  const histories = [historyOf(given)];
  for (const step of steps) histories.push(after(histories.at(-1) ?? historyOf(given), step));
  return histories;
}

function alwaysTrue(promise: (history: RefundHistory) => void): void {
  fc.assert(
    fc.property(terms, refundSteps, (given, steps) => {
      for (const history of stands(given, steps)) promise(history);
    }),
    { numRuns: 300 },
  );
}

function book({ account, books }: RefundHistory, kind: LedgerAccountKind) {
  const name = emptyLedgerAccount({ accountId: account.id, kind, currency: "CNY" });
  return books.accounts.get(name.id) ?? name;
}

function sum(amounts: Iterable<bigint>): bigint {
  return [...amounts].reduce((total, amount) => total + amount, 0n);
}

test("no order of asking, approving and ending sets more aside than was captured", () => {
  alwaysTrue((history) => {
    for (const charge of history.charges.values()) {
      const ofCharge = [...history.refunds.values()].filter((one) => one.chargeId === charge.id);
      const given = ofCharge.filter(({ status }) => status === "succeeded");
      const waiting = ofCharge.filter(isWaiting);
      expect(charge.amountRefundedMinor).toBe(sum(given.map((one) => one.amountMinor)));
      expect(charge.amountRefundReservedMinor - charge.amountRefundedMinor).toBe(
        sum(waiting.map((one) => one.amountMinor)),
      );
      expect(refundableMinor(charge)).toBeGreaterThanOrEqual(0n);
    }
  });
});

test("the fee that went back is its exact part of what went back, and all of it with all", () => {
  alwaysTrue((history) => {
    for (const charge of history.charges.values()) {
      const { amountRefundedMinor: back, amountCapturedMinor: all, feeMinor } = charge;
      const returned = [...history.refunds.values()]
        .filter((one) => one.chargeId === charge.id && one.status === "succeeded")
        .map((one) => one.feeReturnMinor);
      for (const part of returned) expect(part).toBeGreaterThanOrEqual(0n);
      expect(sum(returned)).toBe((feeMinor * back) / all);
      expect(charge.feeReturnedMinor).toBe(sum(returned));
      if (back === all) expect(charge.feeReturnedMinor).toBe(feeMinor);
    }
  });
});

test("the merchant never gives more than it got, of any one charge", () => {
  alwaysTrue((history) => {
    for (const charge of history.charges.values()) {
      const ofCharge = [...history.lines.values()].filter((line) => line.chargeId === charge.id);
      expect(sum(ofCharge.map((line) => line.netMinor))).toBeGreaterThanOrEqual(0n);
      for (const line of ofCharge) expect(line.netMinor).toBe(line.amountMinor - line.feeMinor);
    }
  });
});

test("the books are the sums of the lines, and hold what waiting refunds would take", () => {
  alwaysTrue((history) => {
    const lines = [...history.lines.values()];
    const net = (status: string) =>
      sum(lines.filter((line) => line.status === status).map((line) => line.netMinor));
    const [pending, available] = [book(history, "pending"), book(history, "available")];
    expect(pending.creditsPostedMinor - pending.debitsPostedMinor).toBe(net("pending"));
    expect(available.creditsPostedMinor - available.debitsPostedMinor).toBe(net("available"));

    const fees = book(history, "fees");
    expect(fees.creditsPostedMinor - fees.debitsPostedMinor).toBe(
      sum(lines.map((line) => line.feeMinor)),
    );
    const held = [...history.charges.values()].map(
      (charge) =>
        merchantGivenMinor(charge, charge.amountRefundReservedMinor) -
        merchantGivenMinor(charge, charge.amountRefundedMinor),
    );
    expect(pending.debitsPendingMinor + available.debitsPendingMinor).toBe(sum(held));
  });
});

test("asking, canceling and asking again does not draw the fee out of small refunds", () => {
  const fee = { feeBasisPoints: 320, fixedMinor: 0 } as const;
  let history = historyOf({ amounts: [10_000], settlementDelayDays: 0, ...fee });
  const step = (parts: Partial<RefundStep>): RefundStep => ({
    move: "request",
    pick: 0,
    part: 0,
    approvals: 0,
    ...parts,
  });
  for (let round = 0; round < 100; round += 1) {
    history = after(history, step({ part: 999, approvals: 1 }));
    history = after(history, step({}));
    history = after(history, step({ move: "close" }));
  }
  const [charge] = history.charges.values();
  expect(charge?.amountRefundedMinor).toBe(100n);
  expect(charge?.feeReturnedMinor).toBe(3n);
  expect(charge && feeReturnedMinor(charge, charge.amountCapturedMinor)).toBe(320n);
});
