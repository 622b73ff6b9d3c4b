import type Stripe from "stripe";
import { expect, test } from "vitest";
import { confirmPayment } from "#domain/payments/confirm-payment";
import type { Payment } from "#domain/payments/payment";
import { paymentView } from "#domain/payments/payment-view";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { outcomes } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";

/** The assignment is the promise: programs compiled against the SDK's type get it whole. */
function shown(payment: Payment): Stripe.PaymentIntent {
  return paymentView(payment, { mode: "sandbox" });
}

test("a payment has the shape that the SDK promises", async () => {
  const ctx = keyContext(await anAccount());
  const payment = await take(ctx, { amountMinor: 2_500n, metadata: new Map([["order", "7"]]) });
  expect(shown(payment)).toMatchObject({
    object: "payment_intent",
    amount: 2_500,
    amount_received: 2_500,
    currency: "cny",
    latest_charge: payment.latestChargeId,
    livemode: false,
    metadata: { order: "7" },
    next_action: null,
    status: "succeeded",
  });
});

test("a payment that waits for its payer says where to send them, and only then", async () => {
  const ctx = keyContext(await anAccount());
  const payment = await take(ctx, {
    paymentMethodId: "pm_card_authenticationRequired",
    returnUrl: "https://shop.example/done",
  });
  const { next_action: action } = shown(payment);
  expect(action).toMatchObject({
    type: "redirect_to_url",
    redirect_to_url: { return_url: "https://shop.example/done" },
  });
  expect(action?.redirect_to_url?.url).toContain(encodeURIComponent(payment.clientSecret));
});

test("a decline stays on the payment as its last error", async () => {
  const ctx = keyContext(await anAccount());
  const payment = await take(ctx, { confirm: false, paymentMethodId: "pm_card_chargeDeclined" });
  const declined = confirmPayment(ctx, { paymentId: payment.id });
  expect(await outcomes([declined])).toEqual(["card_declined"]);
  const after = await retrievePayment(ctx, { paymentId: payment.id });
  expect(shown(after).last_payment_error).toMatchObject({
    type: "card_error",
    code: "card_declined",
    decline_code: "generic_decline",
    charge: after.latestChargeId,
  });
});
