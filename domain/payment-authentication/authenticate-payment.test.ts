import { expect, test } from "vitest";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { payerContext } from "#domain/merchants/payer-context";
import { authenticatePayment } from "#domain/payment-authentication/authenticate-payment";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { updatePayment } from "#domain/payments/update-payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, wrongs } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";

async function waiting(fields: Parameters<typeof take>[1] = {}) {
  const ctx = keyContext(await anAccount());
  const payment = await take(ctx, { paymentMethodId: "pm_card_authenticationRequired", ...fields });
  const payer = await payerContext({ accountId: ctx.account.id, paymentId: payment.id }, ctx);
  const answer = (outcome: "approved" | "refused") =>
    authenticatePayment(payer, {
      paymentId: payment.id,
      clientSecret: payment.clientSecret,
      outcome,
    });
  return { ctx, payer, payment, paymentId: payment.id, answer };
}

test("a payer who says yes has paid", async () => {
  const { answer, ctx } = await waiting();
  expect(await answer("approved")).toMatchObject({ status: "succeeded" });
  expect(await wrongs(ctx.account)).toEqual([]);
});

test("a yes to a payment that is captured by hand only authorises it", async () => {
  const { answer } = await waiting({ captureMethod: "manual" });
  expect(await answer("approved")).toMatchObject({
    status: "requires_capture",
    amountCapturableMinor: 10_000n,
    amountReceivedMinor: 0n,
  });
});

test("a payer who says no leaves a payment to try again with", async () => {
  const { answer, ctx, paymentId } = await waiting();
  expect(await answer("refused")).toMatchObject({
    status: "requires_payment_method",
    lastFailure: { code: "payment_intent_authentication_failure" },
  });
  expect(await retrieveBalance(ctx)).toEqual([]);
  const paid = confirmPayment(ctx, { paymentId, paymentMethodId: "pm_card_visa" });
  expect(await paid).toMatchObject({ status: "succeeded" });
});

test("a card without funds declines after the yes", async () => {
  const card = "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds";
  const { answer } = await waiting({ paymentMethodId: card });
  await expect(answer("approved")).rejects.toMatchObject({
    code: "card_declined",
    details: { declineCode: "insufficient_funds" },
  });
});

test("yes and no at once are one answer, and yes many times is one payment", async () => {
  const { answer, ctx } = await waiting();
  const ended = await outcomes(
    atOnce(10, (place) => answer(place % 3 === 0 ? "refused" : "approved")),
  );
  expect(ended).toEqual(oneDone(9, "payment_intent_unexpected_state"));
  expect(await wrongs(ctx.account)).toEqual([]);
});

test("a payer who was asked for one amount can not be charged another", async () => {
  const { answer, ctx, paymentId } = await waiting();
  const changed = await updatePayment(ctx, { paymentId, amountMinor: 999_999n });
  expect(changed.status).toBe("requires_confirmation");
  await expect(answer("approved")).rejects.toMatchObject({
    code: "payment_intent_unexpected_state",
  });
  expect(await retrieveBalance(ctx)).toEqual([]);
});

test("a wrong secret and a caller who is no payer change nothing", async () => {
  const { ctx, payer, payment, paymentId } = await waiting();
  const input = { paymentId, outcome: "approved" } as const;
  await expect(
    authenticatePayment(payer, { ...input, clientSecret: "guess" }),
  ).rejects.toMatchObject({ code: "resource_missing", message: "No such payment intent." });
  await expect(
    authenticatePayment(ctx, { ...input, clientSecret: payment.clientSecret }),
  ).rejects.toMatchObject({ code: "more_permissions_required" });
  expect(await retrieveBalance(ctx)).toEqual([]);
});
