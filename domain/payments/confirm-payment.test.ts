import { expect, test } from "vitest";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { createCustomer } from "#domain/customers/create-customer";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { createPayment } from "#domain/payments/create-payment";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { updatePayment } from "#domain/payments/update-payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";

async function asked(paymentMethodId: string | undefined = "pm_card_visa") {
  const ctx = keyContext(await anAccount());
  const payment = await createPayment(ctx, { amountMinor: 100n, currency: "CNY", paymentMethodId });
  return { ctx, payment, paymentId: payment.id };
}

test("confirming takes the payment", async () => {
  const { ctx, paymentId } = await asked();
  expect(await confirmPayment(ctx, { paymentId })).toMatchObject({ status: "succeeded" });
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(100n);
});

test("after a decline another card can be tried, and the failure is forgotten", async () => {
  const { ctx, paymentId } = await asked("pm_card_chargeDeclined");
  await expect(confirmPayment(ctx, { paymentId })).rejects.toMatchObject({ code: "card_declined" });
  await expect(confirmPayment(ctx, { paymentId })).rejects.toMatchObject({
    code: "parameter_missing",
  });
  const paid = await confirmPayment(ctx, { paymentId, paymentMethodId: "pm_card_mastercard" });
  expect(paid).toMatchObject({ status: "succeeded", lastFailure: null });
  expect(await wrongs(ctx.account)).toEqual([]);
});

test("confirming twenty times at once takes the money once", async () => {
  const { ctx, paymentId } = await asked();
  const ended = await outcomes(atOnce(20, () => confirmPayment(ctx, { paymentId })));
  expect(ended).toEqual(oneDone(19, "payment_intent_unexpected_state"));
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(100n);
  expect(await wrongs(ctx.account)).toEqual([]);
});

test("an amount that changes while it is confirmed is taken as it was or as it is", async () => {
  const { ctx, paymentId } = await asked();
  await Promise.allSettled([
    confirmPayment(ctx, { paymentId }),
    updatePayment(ctx, { paymentId, amountMinor: 900n }),
  ]);
  const { amountMinor, amountReceivedMinor } = await retrievePayment(ctx, { paymentId });
  expect(amountReceivedMinor).toBe(amountMinor);
  expect(await wrongs(ctx.account)).toEqual([]);
});

test("a method saved with a customer pays only for that customer", async () => {
  const ctx = keyContext(await anAccount());
  const customer = await createCustomer(ctx, {});
  const paid = await take(ctx, { customerId: customer.id });
  expect(paid).toMatchObject({ customerId: customer.id, status: "succeeded" });
});

test("what is paid, canceled, without a right or of another account is not confirmed", async () => {
  const { ctx, paymentId } = await asked();
  const stranger = keyContext(await anAccount());
  await expect(confirmPayment(without(ctx, "payments:write"), { paymentId })).rejects.toMatchObject(
    {
      code: "more_permissions_required",
    },
  );
  await expect(confirmPayment(stranger, { paymentId })).rejects.toMatchObject({
    code: "resource_missing",
    message: "No such payment intent.",
  });
  await confirmPayment(ctx, { paymentId });
  await expect(confirmPayment(ctx, { paymentId })).rejects.toMatchObject({
    code: "payment_intent_unexpected_state",
    details: { payment: { status: "succeeded" } },
  });
});
