import fc from "fast-check";
import { expect, test } from "vitest";
import { currencies } from "#domain/money/currencies";
import { approvalsRequired, type RefundPolicy } from "#domain/refund-policies/refund-policy";
import { aLine } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

function policyOf(lines: RefundPolicy["lines"]): RefundPolicy {
  const at = systemClock();
  return {
    accountId: newId("acct", at),
    id: newId("plc", at),
    status: "approved",
    lines,
    approvalHours: 72,
    reason: "Test.",
    proposedBy: newId("usr", at),
    proposedAt: at,
    decidedBy: newId("usr", at),
    decidedAt: at,
    version: 2n,
  };
}

const amounts = fc.bigInt({ min: 0n, max: 999_999_999_999n });
const currency = fc.constantFrom(...currencies);

test("up to the first limit nobody is asked, above it one, above the second two", () => {
  const policy = policyOf([aLine(100n, 1_000n)]);
  const asked = [1n, 100n, 101n, 1_000n, 1_001n].map((amountMinor) =>
    approvalsRequired(policy, "CNY", amountMinor),
  );
  expect(asked).toEqual([0, 0, 1, 1, 2]);
  expect(approvalsRequired(policyOf([aLine(100n)]), "CNY", 999_999_999_999n)).toBe(1);
});

test("where there is no policy nobody is asked, whatever the amount", () => {
  fc.assert(
    fc.property(currency, amounts, (code, amountMinor) => {
      expect(approvalsRequired(undefined, code, amountMinor)).toBe(0);
    }),
  );
});

test("a currency without a line needs one approval for any amount once there is a policy", () => {
  fc.assert(
    fc.property(currency, amounts, (code, amountMinor) => {
      fc.pre(code !== "CNY");
      expect(approvalsRequired(policyOf([aLine(10n ** 12n)]), code, amountMinor)).toBe(1);
      expect(approvalsRequired(policyOf([]), code, amountMinor)).toBe(1);
    }),
  );
});

test("a greater amount never needs fewer people", () => {
  fc.assert(
    fc.property(fc.tuple(amounts, amounts), amounts, amounts, ([one, gap], amountMinor, more) => {
      const policy = policyOf([aLine(one, one + gap)]);
      expect(approvalsRequired(policy, "CNY", amountMinor)).toBeLessThanOrEqual(
        approvalsRequired(policy, "CNY", amountMinor + more),
      );
    }),
  );
});
