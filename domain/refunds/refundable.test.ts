import fc from "fast-check";
import { expect, test } from "vitest";
import type { Charge } from "#domain/charges/charge";
import {
  feeReturnedMinor,
  merchantGivenMinor,
  refundAmountMinor,
} from "#domain/refunds/refundable";
import { accountRow } from "#e2e/support/account";
import { capture } from "#e2e/support/in-memory";

const charged = fc
  .record({
    amountMinor: fc.bigInt({ min: 1n, max: 999_999_999_999n }),
    feeBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    fixedMinor: fc.nat(100),
  })
  .map(({ amountMinor, feeBasisPoints, fixedMinor }) => {
    const account = accountRow({ feeBasisPoints, feeFixed: { CNY: fixedMinor.toString() } });
    return capture(account, amountMinor).charge;
  });

function refusal(charge: Charge, askedMinor?: bigint) {
  try {
    return refundAmountMinor(charge, askedMinor);
  } catch (error) {
    return error;
  }
}

test("what is asked for is given as long as it is left, else all that is left", () => {
  const { charge } = capture(accountRow(), 100n);
  const partly = { ...charge, amountRefundReservedMinor: 30n };
  expect(refundAmountMinor(partly, undefined)).toBe(70n);
  expect(refundAmountMinor(partly, 70n)).toBe(70n);
  expect(refusal(partly, 71n)).toMatchObject({ code: "refund_exceeds_charge" });
  const wholly = { ...charge, amountRefundReservedMinor: 100n };
  expect(refusal(wholly, 1n)).toMatchObject({ code: "charge_already_refunded" });
  expect(refusal({ ...charge, captured: false })).toMatchObject({
    code: "payment_intent_unexpected_state",
  });
});

test("nothing, less than nothing and too much to be an amount are refused by name", () => {
  const { charge } = capture(accountRow(), 100n);
  for (const askedMinor of [0n, -1n, -(2n ** 63n)]) {
    expect(refusal(charge, askedMinor)).toMatchObject({
      code: "amount_too_small",
      details: { param: "amount" },
    });
  }
  expect(refusal(charge, 2n ** 63n)).toMatchObject({ code: "amount_too_large" });
});

test("the fee goes back in proportion, never more, and all of it with the last unit", () => {
  fc.assert(
    fc.property(charged, fc.bigInt({ min: 0n, max: 1_000_000n }), (charge, part) => {
      const backMinor = (charge.amountCapturedMinor * part) / 1_000_000n;
      const returned = feeReturnedMinor(charge, backMinor);
      const exact = charge.feeMinor * backMinor;
      expect(returned * charge.amountCapturedMinor).toBeLessThanOrEqual(exact);
      expect((returned + 1n) * charge.amountCapturedMinor).toBeGreaterThan(exact);
      expect(feeReturnedMinor(charge, charge.amountCapturedMinor)).toBe(charge.feeMinor);
    }),
  );
});

test("with each unit that goes back the merchant gives one or none, never more than it got", () => {
  fc.assert(
    fc.property(charged, fc.bigInt({ min: 0n, max: 999_999n }), (charge, part) => {
      const backMinor = (charge.amountCapturedMinor * part) / 1_000_000n;
      const step =
        merchantGivenMinor(charge, backMinor + 1n) - merchantGivenMinor(charge, backMinor);
      expect([0n, 1n]).toContain(step);
      const netMinor = charge.amountCapturedMinor - charge.feeMinor;
      expect(merchantGivenMinor(charge, charge.amountCapturedMinor)).toBe(netMinor);
    }),
  );
});
