import { expect, test } from "vitest";
import { payerContext } from "#domain/merchants/payer-context";
import { authenticatePayment } from "#domain/payment-authentication/authenticate-payment";
import { paymentToAuthenticate } from "#domain/payment-authentication/payment-to-authenticate";
import { createPayment } from "#domain/payments/create-payment";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { newId } from "#platform/ids";

async function waiting() {
  const ctx = keyContext(await anAccount());
  const payment = await createPayment(ctx, {
    amountMinor: 2_500n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_authenticationRequired",
  });
  const payer = await payerContext({ accountId: ctx.account.id, paymentId: payment.id }, ctx);
  return { ctx, payment, payer };
}

const missing = { code: "resource_missing", message: "No such payment intent." };

test("whoever holds the secret sees what is asked, of whom, and for which card", async () => {
  const { payment, payer } = await waiting();
  const shown = await paymentToAuthenticate(payer, {
    paymentId: payment.id,
    clientSecret: payment.clientSecret,
  });
  expect(shown).toMatchObject({
    payment: { status: "requires_action", amountMinor: 2_500n },
    merchantName: "Test",
    card: { brand: "visa", last4: "3184" },
  });
});

test("a wrong secret, another account and a payment that never was answer alike", async () => {
  const { ctx, payment, payer } = await waiting();
  const other = await waiting();
  const secret = { clientSecret: payment.clientSecret };
  const asked = await Promise.allSettled([
    paymentToAuthenticate(payer, { paymentId: payment.id, clientSecret: "guess" }),
    paymentToAuthenticate(other.payer, { paymentId: payment.id, ...secret }),
    paymentToAuthenticate(payer, { paymentId: newId("pi", ctx.clock()), ...secret }),
    payerContext({ accountId: newId("acct", ctx.clock()), paymentId: payment.id }, ctx),
    payerContext({ accountId: "acct_x", paymentId: "pi_x" }, ctx),
  ]);
  for (const answer of asked) {
    expect(answer).toMatchObject({ status: "rejected", reason: missing });
  }
});

test("a payer can do nothing but answer their bank", async () => {
  const { ctx, payment, payer } = await waiting();
  const named = { paymentId: payment.id };
  await expect(retrievePayment(payer, named)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(
    paymentToAuthenticate(ctx, { ...named, clientSecret: payment.clientSecret }),
  ).rejects.toMatchObject({ code: "more_permissions_required" });
});

test("after the answer the page still shows how it went", async () => {
  const { payment, payer } = await waiting();
  const input = { paymentId: payment.id, clientSecret: payment.clientSecret };
  await authenticatePayment(payer, { ...input, outcome: "refused" });
  const shown = await paymentToAuthenticate(payer, input);
  expect(shown).toMatchObject({ payment: { status: "requires_payment_method" }, card: undefined });
});
