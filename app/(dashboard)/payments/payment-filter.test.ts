import { expect, test } from "vitest";
import { PaymentAddress, paymentList } from "#app/(dashboard)/payments/payment-filter";
import { anAccount } from "#e2e/support/account";

const asker = { account: await anAccount(), timeZone: "Asia/Shanghai" };
const list = (address: Record<string, unknown>) =>
  paymentList(PaymentAddress.parse(address), asker);

test("a range of days is whole days where the person is", () => {
  const { created } = list({ from: "2026-03-01", to: "2026-03-01" });
  expect(created?.gte?.toString()).toBe("2026-02-28T16:00:00Z");
  expect(created?.lt?.toString()).toBe("2026-03-01T16:00:00Z");
});

test("an address that cannot be read is as if it were not there", () => {
  const nonsense = {
    status: "paid",
    currency: "XTS",
    from: "2026-02-30",
    to: "",
    customer: "cus_1",
    q: "  ",
    starting_after: "pi_x",
    ending_before: ["a", "b"],
  };
  expect(list(nonsense)).toEqual(list({}));
});

test("a search is text that a database can look up, however it was typed", () => {
  expect(list({ q: " a\u0000@b\uD800 " })).toMatchObject({ search: "a@b" });
  expect(list({ q: "x".repeat(500) }).search).toHaveLength(200);
});

test("an amount is looked for in the currency of the filter, else of the account", () => {
  expect(list({ q: "12.50" })).toMatchObject({ amountMinor: 1_250n, currency: "CNY" });
  expect(list({ q: "1250", currency: "jpy" })).toMatchObject({ search: "1250", currency: "JPY" });
  expect(list({ q: "12500", currency: "jpy" })).toMatchObject({
    amountMinor: 12_500n,
    currency: "JPY",
  });
});
