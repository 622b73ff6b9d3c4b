import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { createCustomer } from "#domain/customers/create-customer";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { createPayment } from "#domain/payments/create-payment";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { paymentStory } from "#domain/reports/payment-story";
import { anAccount, keyContext } from "#e2e/support/account";
import { outcomes, without } from "#e2e/support/outcomes";
import { paid, take, waitingRefund } from "#e2e/support/payment";
import { newId } from "#platform/ids";

const terms = { amountMinor: 100n, currency: "CNY" } as const;

/** A payment that was declined once before it went through. */
async function aSecondTry(ctx: Context) {
  const customer = await createCustomer(ctx, { name: "Ada", email: "ada@example.com" });
  const { id: paymentId } = await createPayment(ctx, { ...terms, customerId: customer.id });
  const withCard = (paymentMethodId: string) => confirmPayment(ctx, { paymentId, paymentMethodId });
  await outcomes([withCard("pm_card_chargeDeclined")]);
  const payment = await withCard("pm_card_visa");
  return { customer, payment, paymentId };
}

test("the story has every attempt, first the first, and who pays", async () => {
  const ctx = keyContext(await anAccount());
  const { customer, payment, paymentId } = await aSecondTry(ctx);
  const story = await paymentStory(ctx, { paymentId });
  expect(story.payment).toEqual(payment);
  expect(story.charges.map(({ status }) => status)).toEqual(["failed", "succeeded"]);
  expect(story.charges[1]?.id).toBe(payment.latestChargeId);
  const { id, name, email } = customer;
  expect(story.customer).toEqual({ id, name, email });
  expect(story).toMatchObject({ refunds: [], decisions: [] });
});

test("a refund is told with who asked, who agreed, and the money that moved", async () => {
  const { asker, approvers, ctx, paymentId, refund } = await waitingRefund();
  const { requestHash } = refund;
  await approveRefund(approvers[0], { refundId: refund.id, requestHash });
  const story = await paymentStory(ctx, { paymentId });
  expect(story.refunds).toMatchObject([{ id: refund.id, status: "succeeded" }]);
  expect(story.decisions).toMatchObject([{ refundId: refund.id, decision: "approved" }]);
  expect(story.names.get(`person:${asker.actor.id}`)).toBe("Asker");
  expect(story.names.get(`person:${approvers[0].actor.id}`)).toBe("One");
  const done = story.audit.map(({ action }) => action);
  expect(done).toEqual(["refund.approved", "refund.requested"]);
  const subjects = new Set(story.transfers.map(({ subject }) => subject));
  expect(subjects.has(refund.id)).toBe(true);
  const told = story.events.map(({ objectId }) => objectId);
  expect(told).toEqual(expect.arrayContaining([paymentId, refund.id]));
});

test("events are told newest first, transfers in their order", async () => {
  const { ctx, paymentId } = await paid(100n);
  const { events, transfers } = await paymentStory(ctx, { paymentId });
  const eventIds = events.map(({ id }) => id);
  const transferIds = transfers.map(({ id }) => id);
  expect(eventIds.length).toBeGreaterThan(1);
  expect(eventIds).toEqual(eventIds.toSorted().toReversed());
  expect(transferIds.length).toBeGreaterThan(0);
  expect(transferIds).toEqual(transferIds.toSorted());
});

test("nothing of the account's other payments is in it", async () => {
  const { ctx, paymentId } = await paid(100n);
  const before = await paymentStory(ctx, { paymentId });
  await take(ctx);
  expect(await paymentStory(ctx, { paymentId })).toEqual(before);
});

test("another account's payment has no story here, like one that never was", async () => {
  const { paymentId } = await paid(100n);
  const stranger = keyContext(await anAccount());
  for (const id of [paymentId, newId("pi", stranger.clock()), "pi_nonsense"]) {
    await expect(paymentStory(stranger, { paymentId: id })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such payment intent.",
    });
  }
});

test("only who may read payments is told one's story", async () => {
  const { ctx, paymentId } = await paid(100n);
  const refused = paymentStory(without(ctx, "payments:read"), { paymentId });
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});
