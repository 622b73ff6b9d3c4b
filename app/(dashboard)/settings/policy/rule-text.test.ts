import { expect, test } from "vitest";
import { currenciesOf, ruleText } from "#app/(dashboard)/settings/policy/rule-text";
import { approvalsRequired } from "#domain/refund-policies/refund-policy";
import { aLine } from "#e2e/support/payment";

const text = (one: bigint, two: bigint | null) =>
  ruleText({ lines: [aLine(one, two)] }, "CNY", "en");

test("limits are told in a sentence", () => {
  expect(text(50_000n, null)).toBe("No approval up to 500.00 CNY, one above that.");
  expect(text(50_000n, 500_000n)).toBe(
    "No approval up to 500.00 CNY, one above that, two above 5,000.00 CNY.",
  );
  expect(text(50_000n, 50_000n)).toBe("No approval up to 500.00 CNY, two above that.");
  expect(text(0n, null)).toBe("One approval for every refund.");
  expect(text(0n, 100n)).toBe("One approval for every refund, two above 1.00 CNY.");
  expect(text(0n, 0n)).toBe("Two approvals for every refund.");
});

test("what is said of a currency without limits is what is asked of it", () => {
  const policy = { lines: [aLine(50_000n)] };
  expect(ruleText(policy, "EUR", "en")).toBe("One approval for every refund.");
  expect(approvalsRequired(policy, "EUR", 1n)).toBe(1);
  expect(ruleText(undefined, "EUR", "en")).toBe("No approval for any refund.");
  expect(approvalsRequired(undefined, "EUR", 1n)).toBe(0);
});

test("currencies of two policies stand once, in order", () => {
  const policy = (...codes: readonly ("CNY" | "EUR" | "JPY")[]) => ({
    lines: codes.map((code) => aLine(0n, null, code)),
  });
  expect(currenciesOf(policy("JPY", "CNY"), undefined, policy("EUR", "CNY"))).toEqual([
    "CNY",
    "EUR",
    "JPY",
  ]);
});
