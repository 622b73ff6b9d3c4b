import type Stripe from "stripe";
import { expect, test } from "vitest";
import { cancelRefund } from "#domain/refund-approvals/cancel-refund";
import type { Refund } from "#domain/refunds/refund";
import { refundView } from "#domain/refunds/refund-view";
import { requestRefund } from "#domain/refunds/request-refund";
import { paid, waitingRefund } from "#e2e/support/payment";

/** The assignment is the promise: programs compiled against the SDK's type get it whole. */
function shown(refund: Refund): Stripe.Refund {
  return refundView(refund);
}

test("a refund has the shape that the SDK promises", async () => {
  const { ctx, paymentId, chargeId } = await paid(2_500n);
  const refund = await requestRefund(ctx, { paymentId, reason: "duplicate" });
  expect(shown(refund)).toMatchObject({
    object: "refund",
    amount: 2_500,
    charge: chargeId,
    currency: "cny",
    payment_intent: paymentId,
    reason: "duplicate",
    status: "succeeded",
  });
  expect(shown(refund)).not.toHaveProperty("pending_reason");
});

test("a refund that waits for people says so, and a canceled one says by whose wish", async () => {
  const { ctx, refund } = await waitingRefund();
  expect(shown(refund)).toMatchObject({
    status: "pending",
    pending_reason: "requires_approval",
    balance_transaction: null,
  });
  const canceled = await cancelRefund(ctx, { refundId: refund.id });
  expect(shown(canceled)).toMatchObject({
    status: "canceled",
    failure_reason: "merchant_request",
  });
});
