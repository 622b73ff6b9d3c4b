import { expect, test } from "vitest";
import { withoutSecret } from "#app/(dashboard)/payments/[payment]/payment-json";
import { createPayment } from "#domain/payments/create-payment";
import { paymentView } from "#domain/payments/payment-view";
import { anAccount, keyContext } from "#e2e/support/account";

test("what pages show of a payment does not let anyone answer for the payer", async () => {
  const ctx = keyContext(await anAccount());
  const payment = await createPayment(ctx, {
    amountMinor: 100n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_authenticationRequired",
  });
  const shown = withoutSecret(paymentView(payment, ctx.account), payment);
  const secret = payment.clientSecret.slice(`${payment.id}_secret_`.length);
  expect(JSON.stringify(shown)).not.toContain(secret);
  expect(shown).toMatchObject({ id: payment.id, amount: 100, status: "requires_action" });
});
