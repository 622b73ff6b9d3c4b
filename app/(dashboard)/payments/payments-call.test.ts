import { expect, test } from "vitest";
import { paymentsCall } from "#app/(dashboard)/payments/payments-call";
import { newId } from "#platform/ids";

const at = Temporal.Instant.from("2026-03-01T00:00:00Z");

test("the call asks for the page that is shown", () => {
  const customerId = newId("cus", at);
  expect(paymentsCall({ limit: 25, customerId, created: { gte: at } })).toBe(
    [
      "curl -G http://127.0.0.1:3000/v1/payment_intents -u YOUR_API_KEY:",
      '  -d "limit=25"',
      `  -d "customer=${customerId}"`,
      '  -d "created[gte]=1772323200"',
    ].join(" \\\n"),
  );
});

test("there is no call for what the API cannot filter by", () => {
  expect(paymentsCall({ limit: 25, status: "succeeded" })).toBeUndefined();
  expect(paymentsCall({ limit: 25, currency: "CNY" })).toBeUndefined();
  expect(paymentsCall({ limit: 25, search: "4242" })).toBeUndefined();
});
