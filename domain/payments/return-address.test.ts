import { expect, test } from "vitest";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { createPayment } from "#domain/payments/create-payment";
import type { Payment } from "#domain/payments/payment";
import { returnAddress } from "#domain/payments/return-address";
import { anAccount, keyContext } from "#e2e/support/account";

const terms = { amountMinor: 100n, currency: "CNY" } as const;

async function created(returnUrl: string | undefined) {
  return createPayment(keyContext(await anAccount()), { ...terms, returnUrl });
}

test("a payer is only ever sent to a web page", async () => {
  const refusal = { code: "parameter_invalid", details: { param: "return_url" } };
  const bad = ["javascript:alert(1)", "data:text/html,x", "file:///etc", "//shop", "shop", ""];
  for (const url of bad) await expect(created(url)).rejects.toMatchObject(refusal);
  const ctx = keyContext(await anAccount());
  const { id } = await createPayment(ctx, terms);
  const confirmation = { paymentId: id, paymentMethodId: "pm_card_visa" };
  await expect(
    confirmPayment(ctx, { ...confirmation, returnUrl: "javascript:alert(1)" }),
  ).rejects.toMatchObject(refusal);
});

test("the integrator's page is told which payment it was, and keeps its own parameters", async () => {
  const payment = await created("https://shop.example/done?order=7&redirect_status=succeeded#top");
  const back = (status: Payment["status"]) => returnAddress({ ...payment, status })?.href;
  const told = `payment_intent=${payment.id}&payment_intent_client_secret=${payment.clientSecret}`;
  expect(back("requires_payment_method")).toBe(
    `https://shop.example/done?order=7&redirect_status=failed&${told}#top`,
  );
  expect(back("requires_capture")).toContain("redirect_status=succeeded");
});

test("nobody is sent back while the bank's question is open, or where no page was named", async () => {
  const payment = await created("https://shop.example/");
  expect(returnAddress({ ...payment, status: "requires_action" })).toBeUndefined();
  expect(returnAddress({ ...payment, status: "succeeded", returnUrl: null })).toBeUndefined();
});
