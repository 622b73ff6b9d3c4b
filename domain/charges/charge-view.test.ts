import type Stripe from "stripe";
import { expect, test } from "vitest";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { chargeView } from "#domain/charges/charge-view";
import { requestRefund } from "#domain/refunds/request-refund";
import { authorised, chargeOf, paid, type Taken } from "#e2e/support/payment";

/** The assignment is the promise: programs compiled against the SDK's type get it whole. */
async function shown(taken: Taken): Promise<Stripe.Charge> {
  return chargeView(await chargeOf(taken), taken.account);
}

test("a charge has the shape that the SDK promises, with its card", async () => {
  const charge = await shown(await paid(2_500n));
  expect(charge).toMatchObject({
    object: "charge",
    amount: 2_500,
    amount_captured: 2_500,
    amount_refunded: 0,
    captured: true,
    currency: "cny",
    livemode: false,
    paid: true,
    refunded: false,
    status: "succeeded",
    payment_method_details: { type: "card", card: { brand: "visa", last4: "4242" } },
  });
});

test("what was not captured of an ended authorisation counts as given back", async () => {
  const taken = await authorised(1_000n);
  const { ctx, paymentId } = taken;
  expect(await shown(taken)).toMatchObject({ amount_refunded: 0, refunded: false, paid: true });
  await capturePayment(ctx, { paymentId, amountToCaptureMinor: 700n });
  expect(await shown(taken)).toMatchObject({
    amount: 1_000,
    amount_captured: 700,
    amount_refunded: 300,
    refunded: false,
  });
  await requestRefund(ctx, { paymentId, amountMinor: 600n });
  expect(await shown(taken)).toMatchObject({ amount_refunded: 900, refunded: false });
  await requestRefund(ctx, { paymentId });
  expect(await shown(taken)).toMatchObject({ amount_refunded: 1_000, refunded: true });
});

test("a canceled authorisation is shown as refunded in full, as programs expect it", async () => {
  const taken = await authorised(1_000n);
  await cancelPayment(taken.ctx, { paymentId: taken.paymentId });
  expect(await shown(taken)).toMatchObject({
    amount_captured: 0,
    amount_refunded: 1_000,
    captured: false,
    refunded: true,
  });
});
