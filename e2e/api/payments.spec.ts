import { expect, test } from "@playwright/test";
import { Stripe } from "stripe";
import { anIntegrator } from "#e2e/support/integrator";
import { settings } from "#platform/settings";

const tea = {
  amount: 2000,
  currency: "cny",
  payment_method: "pm_card_visa",
  confirm: true,
} as const;

test("a payment made by the SDK is captured, with its fee as a line of the balance", async () => {
  const { stripe } = await anIntegrator({ feeBasisPoints: 290, feeFixed: { CNY: "30" } });
  const payment = await stripe.paymentIntents.create({
    ...tea,
    metadata: { order: "7" },
    expand: ["latest_charge.balance_transaction"],
  });
  expect(payment).toMatchObject({ status: "succeeded", amount_received: 2000, livemode: false });
  expect(payment.metadata).toEqual({ order: "7" });
  const charge = payment.latest_charge as Stripe.Charge;
  const line = charge.balance_transaction as Stripe.BalanceTransaction;
  expect(charge.payment_method_details?.card).toMatchObject({ brand: "visa", last4: "4242" });
  expect(line).toMatchObject({ amount: 2000, fee: 88, net: 1912, type: "charge" });
  expect(line.fee_details).toMatchObject([{ amount: 88, currency: "cny" }]);
  const balance = await stripe.balance.retrieve();
  expect(balance.available).toMatchObject([{ amount: 1912, currency: "cny" }]);
});

test("a payment can be created, updated, confirmed, captured in part, and read back", async () => {
  const { stripe } = await anIntegrator();
  const customer = await stripe.customers.create({ email: "li@example.com", name: "李雷" });
  const created = await stripe.paymentIntents.create({
    amount: 5000,
    currency: "usd",
    capture_method: "manual",
    customer: customer.id,
  });
  expect(created.status).toBe("requires_payment_method");
  const updated = await stripe.paymentIntents.update(created.id, { amount: 4000 });
  expect(updated.amount).toBe(4000);
  const held = await stripe.paymentIntents.confirm(created.id, {
    payment_method: "pm_card_mastercard",
  });
  expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 4000 });
  const taken = await stripe.paymentIntents.capture(created.id, { amount_to_capture: 1500 });
  expect(taken).toMatchObject({ status: "succeeded", amount_received: 1500 });
  const charges = await stripe.charges.list({ payment_intent: created.id });
  expect(charges.data).toMatchObject([{ amount_captured: 1500, captured: true }]);
  const charge = await stripe.charges.retrieve(charges.data[0]?.id ?? "");
  expect(charge.customer).toBe(customer.id);
  await expect(stripe.paymentIntents.capture(created.id)).rejects.toMatchObject({
    code: "payment_intent_unexpected_state",
    statusCode: 400,
  });
});

test("what was authorised and is canceled is let go", async () => {
  const { stripe } = await anIntegrator();
  const held = await stripe.paymentIntents.create({ ...tea, capture_method: "manual" });
  const canceled = await stripe.paymentIntents.cancel(held.id, {
    cancellation_reason: "requested_by_customer",
  });
  expect(canceled).toMatchObject({ status: "canceled", amount_capturable: 0 });
  const balance = await stripe.balance.retrieve();
  expect(balance.available.every(({ amount }) => amount === 0)).toBe(true);
});

const declines = [
  ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
  ["pm_card_visa_chargeDeclined", "card_declined", "generic_decline"],
  ["pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
  ["pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"],
  ["pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card"],
  ["pm_card_chargeDeclinedExpiredCard", "expired_card", undefined],
  ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", undefined],
  ["pm_card_chargeDeclinedProcessingError", "processing_error", undefined],
] as const;

for (const [card, code, declineCode] of declines) {
  test(`${card} is a card error ${code} that leaves the payment ready for another try`, async () => {
    const { stripe } = await anIntegrator();
    const declined = await stripe.paymentIntents.create({ ...tea, payment_method: card }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(declined).toBeInstanceOf(Stripe.errors.StripeCardError);
    const error = declined as Stripe.errors.StripeCardError;
    expect(error).toMatchObject({ code, statusCode: 402 });
    if (declineCode) expect(error.decline_code).toBe(declineCode);
    expect(error.payment_intent?.status).toBe("requires_payment_method");
    const again = await stripe.paymentIntents.confirm(error.payment_intent?.id ?? "", {
      payment_method: "pm_card_visa",
    });
    expect(again.status).toBe("succeeded");
  });
}

test("a card that wants its holder leads to a page of ours, and off session is declined", async () => {
  const { stripe } = await anIntegrator();
  const card = "pm_card_authenticationRequired";
  const payment = await stripe.paymentIntents.create({
    ...tea,
    payment_method: card,
    return_url: "https://shop.example.com/done",
  });
  expect(payment.status).toBe("requires_action");
  expect(payment.next_action?.redirect_to_url).toMatchObject({
    return_url: "https://shop.example.com/done",
    url: expect.stringContaining(`${settings().origin}/authenticate/`),
  });
  await expect(
    stripe.paymentIntents.create({ ...tea, payment_method: card, off_session: true }),
  ).rejects.toMatchObject({ code: "authentication_required", statusCode: 402 });
});

test("lists page forwards and backwards over every payment once, newest first", async () => {
  const { stripe } = await anIntegrator();
  const made: string[] = [];
  for (let count = 0; count < 7; count += 1) {
    made.unshift((await stripe.paymentIntents.create({ amount: 100 + count, currency: "eur" })).id);
  }
  const forward: string[] = [];
  for await (const payment of stripe.paymentIntents.list({ limit: 2 })) forward.push(payment.id);
  expect(forward).toEqual(made);
  const backward: string[] = [];
  const oldest = made.at(-1) ?? "";
  for await (const payment of stripe.paymentIntents.list({ limit: 2, ending_before: oldest })) {
    backward.push(payment.id);
  }
  expect(backward).toEqual(made.slice(0, -1).toReversed());
});

test("lists narrow by when things were created", async () => {
  const { stripe } = await anIntegrator();
  const payment = await stripe.paymentIntents.create({ amount: 100, currency: "eur" });
  const { created } = payment;
  const found = await stripe.paymentIntents.list({ created: { gte: created, lte: created } });
  expect(found.data.map(({ id }) => id)).toEqual([payment.id]);
  expect((await stripe.paymentIntents.list({ created: { gt: created } })).data).toEqual([]);
  expect((await stripe.paymentIntents.list({ created: { lt: created } })).data).toEqual([]);
});
