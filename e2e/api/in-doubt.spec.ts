import { expect, test } from "@playwright/test";
import type { Stripe } from "stripe";
import { anIntegrator } from "#e2e/support/integrator";

function paying(outcome: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  return {
    amount: 2000,
    currency: "cny",
    payment_method: "pm_card_visa",
    confirm: true,
    metadata: { sandbox_outcome: outcome },
    ...more,
  } satisfies Stripe.PaymentIntentCreateParams;
}

/** What integrators are told in the end of a payment whose channel was told to answer so. */
const ends = {
  late: "succeeded",
  late_declined: "requires_payment_method",
  lost: "succeeded",
  lost_declined: "requires_payment_method",
  never: "requires_payment_method",
} as const;

for (const [outcome, end] of Object.entries(ends)) {
  test(`a payment whose channel answers ${outcome} is processing, and ends ${end}`, async () => {
    const { stripe } = await anIntegrator();
    const payment = await stripe.paymentIntents.create(paying(outcome));
    expect(payment.status).toBe("processing");
    const tried = await stripe.charges.list({ payment_intent: payment.id });
    const undecided = { status: "pending", paid: false, captured: false, outcome: null };
    expect(tried.data).toMatchObject([undecided]);
    await expect(stripe.paymentIntents.cancel(payment.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    const status = async () => (await stripe.paymentIntents.retrieve(payment.id)).status;
    await expect.poll(status, { timeout: 60_000 }).toBe(end);
    const charges = await stripe.charges.list({ payment_intent: payment.id });
    expect(charges.data).toHaveLength(1);
    const { available } = await stripe.balance.retrieve();
    const taken = available.find(({ currency }) => currency === "cny")?.amount ?? 0;
    expect(taken).toBe(end === "succeeded" ? 2000 : 0);
  });
}

test("a channel that tells twice, or out of order, is answered once and in the request", async () => {
  const { stripe } = await anIntegrator();
  const twice = await stripe.paymentIntents.create(paying("twice"));
  expect(twice.status).toBe("succeeded");
  const overtaken = await stripe.paymentIntents.create(paying("out_of_order"));
  expect(["processing", "succeeded"]).toContain(overtaken.status);
  const status = async () => (await stripe.paymentIntents.retrieve(overtaken.id)).status;
  await expect.poll(status).toBe("succeeded");
  const lines = await stripe.balanceTransactions.list();
  expect(lines.data.map(({ amount }) => amount)).toEqual([2000, 2000]);
});

test("the same key gets the same answer, also once the payment has moved on", async () => {
  const { stripe } = await anIntegrator();
  const once = { idempotencyKey: "order 7" };
  const first = await stripe.paymentIntents.create(paying("late"), once);
  const status = async () => (await stripe.paymentIntents.retrieve(first.id)).status;
  await expect.poll(status).toBe("succeeded");
  const again = await stripe.paymentIntents.create(paying("late"), once);
  expect(again).toMatchObject({ id: first.id, status: "processing" });
  const all = await stripe.paymentIntents.list();
  expect(all.data).toHaveLength(1);
});

test("a refund in doubt is pending, holds its money, and lets no second one begin", async () => {
  const { stripe } = await anIntegrator();
  const { metadata: _, ...plain } = paying("late");
  const payment = await stripe.paymentIntents.create(plain);
  const refund = await stripe.refunds.create({
    payment_intent: payment.id,
    metadata: { sandbox_outcome: "lost" },
  });
  expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
  await expect(
    stripe.refunds.create({ payment_intent: payment.id, amount: 1 }),
  ).rejects.toMatchObject({ code: "operation_in_doubt", statusCode: 409 });
  const status = async () => (await stripe.refunds.retrieve(refund.id)).status;
  await expect.poll(status).toBe("succeeded");
});

test("a capture in doubt ends as taken, or leaves the payment to be captured again", async () => {
  const { stripe } = await anIntegrator();
  for (const [outcome, end] of [
    ["lost", "succeeded"],
    ["lost_declined", "requires_capture"],
  ] as const) {
    const { metadata: _, ...plain } = paying("late", { capture_method: "manual" });
    const { id } = await stripe.paymentIntents.create(plain);
    const metadata = { sandbox_outcome: outcome };
    const asked = await stripe.paymentIntents.capture(id, { metadata });
    expect(asked.status).toBe("processing");
    const status = async () => (await stripe.paymentIntents.retrieve(id)).status;
    await expect.poll(status).toBe(end);
  }
});
