import { expect, test } from "vitest";
import { returnAddress } from "#domain/payment-authentication/return-address";
import { createPayment } from "#domain/payments/create-payment";
import type { Payment } from "#domain/payments/payment";
import { anAccount, keyContext } from "#e2e/support/account";

const terms = { amountMinor: 100n, currency: "CNY" } as const;

async function created(returnUrl: string) {
  return createPayment(keyContext(await anAccount()), { ...terms, returnUrl });
}

test("the integrator's page is told of the payment, and keeps its own parameters", async () => {
  const payment = await created("https://shop.example/done?order=7&redirect_status=succeeded#top");
  const back = (status: Payment["status"]) => returnAddress({ ...payment, status })?.href;
  const told = `payment_intent=${payment.id}&payment_intent_client_secret=${payment.clientSecret}`;
  expect(back("requires_payment_method")).toBe(
    `https://shop.example/done?order=7&redirect_status=failed&${told}#top`,
  );
  expect(back("requires_capture")).toContain("redirect_status=succeeded");
});

test("nobody is sent back while the bank's question is open, or to no page", async () => {
  const payment = await created("https://shop.example/");
  expect(returnAddress({ ...payment, status: "requires_action" })).toBeUndefined();
  expect(returnAddress({ ...payment, status: "succeeded", returnUrl: null })).toBeUndefined();
});
