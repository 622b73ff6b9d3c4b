import { expect, test } from "@playwright/test";
import type { Stripe } from "stripe";
import { anIntegrator } from "#e2e/support/integrator";

const card = { number: "4242424242424242", exp_month: 12, exp_year: 2034, cvc: "123" };
const tea = { amount: 2_680, currency: "cny", confirm: true } as const;

/** The SDK sends raw cards along, though its types for this call do not name them. */
function data(number: string): Stripe.PaymentIntentCreateParams.PaymentMethodData {
  const raw = { type: "card", card: { ...card, number } } as const;
  return raw;
}

test("a card by its number is saved, pays, is let go of, and pays no more", async () => {
  const { stripe } = await anIntegrator();
  const customer = await stripe.customers.create({ name: "Jane" });
  const method = await stripe.paymentMethods.create({ type: "card", card });
  expect(method.card).toMatchObject({ brand: "visa", last4: "4242", exp_year: 2034 });
  expect(method.card?.checks?.cvc_check).toBe("pass");
  await stripe.paymentMethods.attach(method.id, { customer: customer.id });
  const terms = { ...tea, customer: customer.id, payment_method: method.id };
  expect((await stripe.paymentIntents.create(terms)).status).toBe("succeeded");
  await stripe.paymentMethods.detach(method.id);
  await expect(stripe.paymentIntents.create(terms)).rejects.toMatchObject({
    code: "payment_method_unexpected_state",
  });
});

test("a card that comes with its payment pays or is declined by its number", async () => {
  const { stripe } = await anIntegrator();
  const paid = await stripe.paymentIntents.create({
    ...tea,
    payment_method_data: data("5555555555554444"),
    expand: ["latest_charge"],
  });
  expect(paid).toMatchObject({
    status: "succeeded",
    latest_charge: { payment_method_details: { card: { brand: "mastercard", last4: "4444" } } },
  });
  const pay = (number: string) =>
    stripe.paymentIntents.create({ ...tea, payment_method_data: data(number) });
  await expect(pay("4000000000009995")).rejects.toMatchObject({
    code: "card_declined",
    decline_code: "insufficient_funds",
    statusCode: 402,
  });
  await expect(pay("4242424242424241")).rejects.toMatchObject({
    code: "incorrect_number",
    param: "payment_method_data[card][number]",
    message: expect.not.stringContaining("4242"),
  });
});

test("a setup intent saves a card with its customer, for payments without them", async () => {
  const { stripe } = await anIntegrator();
  const customer = await stripe.customers.create({ name: "Jane" });
  const setup = await stripe.setupIntents.create({ customer: customer.id, usage: "off_session" });
  expect(setup.status).toBe("requires_payment_method");
  expect(setup.client_secret).toContain(`${setup.id}_secret_`);
  const done = await stripe.setupIntents.confirm(setup.id, {
    payment_method: "pm_card_visa",
    expand: ["payment_method", "customer"],
  });
  expect(done).toMatchObject({
    status: "succeeded",
    payment_method: { customer: customer.id, card: { last4: "4242" } },
    customer: { id: customer.id },
  });
  const { data: saved } = await stripe.customers.listPaymentMethods(customer.id);
  expect(saved).toHaveLength(1);
  const later = await stripe.paymentIntents.create({
    ...tea,
    customer: customer.id,
    payment_method: saved[0]?.id ?? "",
    off_session: true,
  });
  expect(later.status).toBe("succeeded");
  expect((await stripe.setupIntents.list({ customer: customer.id })).data).toHaveLength(1);
});

test("one that is declined or canceled says so, and can be tried with another card", async () => {
  const { stripe } = await anIntegrator();
  const setup = await stripe.setupIntents.create({});
  const declined = stripe.setupIntents.confirm(setup.id, {
    payment_method: "pm_card_chargeDeclined",
  });
  await expect(declined).rejects.toMatchObject({
    code: "card_declined",
    setup_intent: { id: setup.id },
  });
  const ready = await stripe.setupIntents.update(setup.id, { payment_method: "pm_card_visa" });
  expect(ready.status).toBe("requires_confirmation");
  const canceled = await stripe.setupIntents.cancel(setup.id, { cancellation_reason: "abandoned" });
  expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
});
