import { expect, test } from "vitest";
import { typedAmountMinor } from "#app/(dashboard)/payments/[payment]/typed-amount";

const into = { currency: "CNY", param: "amount" } as const;

test("nothing typed means all, and nothing but a positive amount is an amount", () => {
  expect(typedAmountMinor("  ", into)).toBeUndefined();
  expect(typedAmountMinor("25", into)).toBe(2_500n);
  for (const typed of ["0", "0.00", "-1", "1e2", "12.345", "all"]) {
    expect(() => typedAmountMinor(typed, into)).toThrow("amount is no amount in CNY.");
  }
});
