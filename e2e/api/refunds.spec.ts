import { expect, test } from "@playwright/test";
import type { Stripe } from "stripe";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { aPerson, personContext } from "#e2e/support/account";
import { anIntegrator, type Integrator, post } from "#e2e/support/integrator";

const tea = {
  amount: 2000,
  currency: "cny",
  payment_method: "pm_card_visa",
  confirm: true,
} as const;

/** The charge by which a payment was taken, as its id. */
function chargeOf({ latest_charge: charge }: Stripe.PaymentIntent): string {
  return typeof charge === "string" ? charge : (charge?.id ?? "");
}

/** An integrator whose refunds above 10.00 CNY need a second person. */
async function withPolicy(): Promise<Integrator> {
  const integrator = await anIntegrator();
  const [one, two] = [await aPerson("owner"), await aPerson("admin")];
  const policy = await proposePolicy(personContext(integrator.account, one), {
    lines: [{ currency: "CNY", oneApprovalAboveMinor: "1000", twoApprovalsAboveMinor: null }],
    approvalHours: 24,
    reason: "Test",
  });
  await decidePolicy(personContext(integrator.account, two), {
    policyId: policy.id,
    decision: "approved",
  });
  return integrator;
}

test("a payment is given back in parts, never more than it was", async () => {
  const { stripe } = await anIntegrator();
  const payment = await stripe.paymentIntents.create(tea);
  const part = await stripe.refunds.create({
    payment_intent: payment.id,
    amount: 500,
    reason: "requested_by_customer",
  });
  expect(part).toMatchObject({ status: "succeeded", amount: 500, charge: payment.latest_charge });
  await expect(
    stripe.refunds.create({ payment_intent: payment.id, amount: 1501 }),
  ).rejects.toMatchObject({ statusCode: 400, param: "amount" });
  const rest = await stripe.refunds.create({ charge: chargeOf(payment) });
  expect(rest.amount).toBe(1500);
  await expect(stripe.refunds.create({ payment_intent: payment.id })).rejects.toMatchObject({
    code: "charge_already_refunded",
  });
  const charge = await stripe.charges.retrieve(chargeOf(payment));
  expect(charge).toMatchObject({ refunded: true, amount_refunded: 2000 });
  const listed = await stripe.refunds.list({ payment_intent: payment.id });
  expect(listed.data.map(({ id }) => id)).toEqual([rest.id, part.id]);
});

test("ten full refunds at once give one refund", async () => {
  const { stripe } = await anIntegrator();
  const payment = await stripe.paymentIntents.create(tea);
  const asked = await Promise.allSettled(
    Array.from({ length: 10 }, () => stripe.refunds.create({ payment_intent: payment.id })),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const charge = await stripe.charges.retrieve(chargeOf(payment));
  expect(charge.amount_refunded).toBe(2000);
});

test("a refund above the policy's limit waits, holds its amount, and can be canceled", async () => {
  const { stripe } = await withPolicy();
  const payment = await stripe.paymentIntents.create(tea);
  const waiting = await stripe.refunds.create({ payment_intent: payment.id, amount: 1500 });
  expect(waiting).toMatchObject({ status: "pending", pending_reason: "requires_approval" });
  const held = await stripe.balance.retrieve();
  expect(held.available).toMatchObject([{ amount: 500 }]);
  await expect(
    stripe.refunds.create({ payment_intent: payment.id, amount: 501 }),
  ).rejects.toMatchObject({ statusCode: 400 });
  const canceled = await stripe.refunds.cancel(waiting.id);
  expect(canceled.status).toBe("canceled");
  const freed = await stripe.balance.retrieve();
  expect(freed.available).toMatchObject([{ amount: 2000 }]);
});

test("small refunds that add up to more than the limit wait as well", async () => {
  const { stripe } = await withPolicy();
  const payment = await stripe.paymentIntents.create(tea);
  const first = await stripe.refunds.create({ payment_intent: payment.id, amount: 600 });
  const second = await stripe.refunds.create({ payment_intent: payment.id, amount: 600 });
  expect([first.status, second.status]).toEqual(["succeeded", "pending"]);
});

for (const decision of ["approval", "rejection"]) {
  test(`a key cannot give an ${decision}, and is told that a person must`, async () => {
    const { stripe, key } = await withPolicy();
    const payment = await stripe.paymentIntents.create(tea);
    const waiting = await stripe.refunds.create({ payment_intent: payment.id });
    const answer = await post(key, `/v1/refunds/${waiting.id}/${decision}`, "reason=no");
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: "person_required" } });
    const still = await stripe.refunds.retrieve(waiting.id);
    expect(still.status).toBe("pending");
  });
}

test("a refund's metadata can be changed and nothing else", async () => {
  const { stripe, key } = await anIntegrator();
  const payment = await stripe.paymentIntents.create(tea);
  const refund = await stripe.refunds.create({ payment_intent: payment.id, amount: 1 });
  const updated = await stripe.refunds.update(refund.id, { metadata: { case: "9" } });
  expect(updated.metadata).toEqual({ case: "9" });
  const refused = await post(key, `/v1/refunds/${refund.id}`, "amount=2");
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    error: { code: "parameter_unknown", param: "amount" },
  });
});
