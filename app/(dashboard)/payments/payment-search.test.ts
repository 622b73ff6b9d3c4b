import { expect, test } from "vitest";
import { paymentSearch } from "#app/(dashboard)/payments/payment-search";
import { newId } from "#platform/ids";

const at = Temporal.Instant.from("2026-03-01T12:00:00Z");

test("an amount is read by the rules of its currency, named or usual", () => {
  const amount = (text: string) => {
    const found = paymentSearch(text, "CNY");
    return found.kind === "amount" ? found.amount : undefined;
  };
  expect(amount("12.50")).toEqual({ amountMinor: 1_250n, currency: "CNY" });
  expect(amount("12.50 CNY")).toEqual({ amountMinor: 1_250n, currency: "CNY" });
  expect(amount("eur 12.5")).toEqual({ amountMinor: 1_250n, currency: "EUR" });
  expect(amount("1,250JPY")).toEqual({ amountMinor: 1_250n, currency: "JPY" });
  expect(amount("1234.00")).toEqual({ amountMinor: 123_400n, currency: "CNY" });
  expect(amount("12.50 JPY")).toBeUndefined();
  expect(amount("12 XXX")).toBeUndefined();
  expect(amount("CNY 12 EUR")).toBeUndefined();
});

test("four figures alone are the end of a card number", () => {
  expect(paymentSearch(" 4242 ", "CNY")).toEqual({ kind: "text", text: "4242" });
});

test("a customer's id finds what the customer paid; other text is looked up as it stands", () => {
  const customerId = newId("cus", at);
  expect(paymentSearch(customerId, "CNY")).toEqual({ kind: "customer", customerId });
  const paymentId = newId("pi", at);
  expect(paymentSearch(paymentId, "CNY")).toEqual({ kind: "text", text: paymentId });
  expect(paymentSearch("ada@example.com", "CNY")).toEqual({
    kind: "text",
    text: "ada@example.com",
  });
});
