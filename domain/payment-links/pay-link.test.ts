import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { createPaymentLink } from "#domain/payment-links/create-payment-link";
import { payLink } from "#domain/payment-links/pay-link";
import { payerOfLink } from "#domain/payment-links/payer-of-link";
import { mostFailedTries } from "#domain/payment-links/payment-link";
import { paymentToPay } from "#domain/payment-links/payment-to-pay";
import { retrievePaymentLink } from "#domain/payment-links/retrieve-payment-link";
import { updatePaymentLink } from "#domain/payment-links/update-payment-link";
import { createPayment } from "#domain/payments/create-payment";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { updatePayment } from "#domain/payments/update-payment";
import { keyContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { atOnce, oneDone, outcomes, wrongs } from "#e2e/support/outcomes";
import { aCard, addressOf, cardNumbers, linked } from "#e2e/support/payment-link";
import { aVisitor, later } from "#e2e/support/visitor";

test("whoever has the address pays, and the page says so from then on", async () => {
  const { account, ctx, payer, typed, payment } = await linked();
  expect(await payLink(payer.ctx, { ...typed, name: "Li Wei" })).toMatchObject({
    id: payment.id,
    status: "succeeded",
  });
  const shown = await paymentToPay(payer.ctx, payer);
  expect(shown).toMatchObject({ state: "paid", merchantName: "Test" });
  expect(shown.charge).toMatchObject({
    cardLast4: "4242",
    billingDetails: { name: "Li Wei" },
    paymentIntentId: payment.id,
  });
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(26_800n);
  expect(await wrongs(account)).toEqual([]);
});

test("twenty who pay at once charge one card", async () => {
  const { account, ctx, payer, typed } = await linked();
  const ended = await outcomes(atOnce(20, () => payLink(payer.ctx, typed)));
  expect(ended).toEqual(oneDone(19, "payment_link_inactive"));
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(26_800n);
  expect(await wrongs(account)).toEqual([]);
});

test("two links to one payment charge it once between them", async () => {
  const { ctx, payment, payer, typed } = await linked();
  const second = await createPaymentLink(ctx, { paymentId: payment.id });
  const other = await payerOfLink(addressOf(second), aVisitor());
  const tries = [payLink(payer.ctx, typed), payLink(other.ctx, { ...typed, linkId: other.linkId })];
  expect(await outcomes(tries)).toEqual(oneDone(1, "payment_link_inactive"));
});

test("after a decline another card pays", async () => {
  const { payer, typed, link, ctx } = await linked();
  const declined = payLink(payer.ctx, { ...typed, card: aCard(cardNumbers.declined) });
  await expect(declined).rejects.toMatchObject({ code: "card_declined" });
  expect(await paymentToPay(payer.ctx, payer)).toMatchObject({
    state: "open",
    payment: { lastFailure: { code: "card_declined" } },
  });
  expect(await payLink(payer.ctx, typed)).toMatchObject({ status: "succeeded", lastFailure: null });
  expect((await retrievePaymentLink(ctx, { linkId: link.id })).failedTries).toBe(1);
});

test("a number that cannot be one is refused beside its field, and is no try", async () => {
  const { payer, typed, link, ctx } = await linked();
  const wrong = payLink(payer.ctx, { ...typed, card: aCard("4242424242424241") });
  await expect(wrong).rejects.toMatchObject({
    code: "incorrect_number",
    details: { param: "payment_method_data[card][number]" },
  });
  expect((await retrievePaymentLink(ctx, { linkId: link.id })).failedTries).toBe(0);
});

test("after ten cards that did not pay the link pauses, and the merchant can go on", async () => {
  const { payer, typed, link, ctx } = await linked();
  const card = aCard(cardNumbers.declined);
  for (let tried = 0; tried < mostFailedTries; tried += 1) {
    await payLink(payer.ctx, { ...typed, card }).catch(() => undefined);
  }
  await expect(payLink(payer.ctx, typed)).rejects.toMatchObject({ code: "payment_link_inactive" });
  expect((await paymentToPay(payer.ctx, payer)).state).toBe("paused");
  expect(await eventTypes(link.id)).toEqual(["payment_link.created", "payment_link.updated"]);
  await updatePaymentLink(ctx, { linkId: link.id, isActive: true });
  expect(await payLink(payer.ctx, typed)).toMatchObject({ status: "succeeded" });
});

async function eventTypes(id: string): Promise<readonly string[]> {
  const statement = "select type from events where object->>'id' = $1 order by sequence";
  const rows: readonly Readonly<Record<string, unknown>>[] = [...(await asOwner(statement, [id]))];
  return rows.map(({ type }) => String(type));
}

test("cards tried at once pause the link as well, none beyond the tenth", async () => {
  const { account, payer, typed, link, ctx } = await linked();
  const card = aCard(cardNumbers.declined);
  const ended = await outcomes(atOnce(16, () => payLink(payer.ctx, { ...typed, card })));
  expect(ended.filter((code) => code === "card_declined")).toHaveLength(mostFailedTries);
  expect(ended.filter((code) => code === "payment_link_inactive")).toHaveLength(6);
  expect(await retrievePaymentLink(ctx, { linkId: link.id })).toMatchObject({
    status: "paused",
    failedTries: 10,
  });
  expect(await wrongs(account)).toEqual([]);
});

test("a card whose bank wants to ask first waits for its payer", async () => {
  const { payer, typed } = await linked();
  const asked = await payLink(payer.ctx, { ...typed, card: aCard(cardNumbers.stepUp) });
  expect(asked.status).toBe("requires_action");
  expect((await paymentToPay(payer.ctx, payer)).state).toBe("open");
});

test("a payment to be captured later is held", async () => {
  const { payer, typed } = await linked({ captureMethod: "manual" });
  expect(await payLink(payer.ctx, typed)).toMatchObject({ status: "requires_capture" });
  expect((await paymentToPay(payer.ctx, payer)).state).toBe("paid");
});

test("an expired, deactivated or canceled one takes no card", async () => {
  const expired = await linked();
  const expiresAt = expired.ctx.clock().add({ seconds: 5 });
  await updatePaymentLink(expired.ctx, { linkId: expired.link.id, expiresAt });
  const afterwards = await payerOfLink(addressOf(expired.link), later(aVisitor(), { seconds: 6 }));
  const inactive = await linked();
  await updatePaymentLink(inactive.ctx, { linkId: inactive.link.id, isActive: false });
  const canceled = await linked();
  await cancelPayment(canceled.ctx, { paymentId: canceled.payment.id });
  const closed = [
    { ...expired, payer: afterwards, state: "expired" },
    { ...inactive, state: "inactive" },
    { ...canceled, state: "canceled" },
  ];
  for (const { ctx, payer, typed, payment, state } of closed) {
    expect((await paymentToPay(payer.ctx, payer)).state).toBe(state);
    await expect(payLink(payer.ctx, typed)).rejects.toMatchObject({
      code: "payment_link_inactive",
    });
    expect((await retrievePayment(ctx, { paymentId: payment.id })).latestChargeId).toBeNull();
  }
});

test("an amount that changed since the page was shown is not charged", async () => {
  const { ctx, payer, typed, payment } = await linked();
  await updatePayment(ctx, { paymentId: payment.id, amountMinor: 99_900n });
  await expect(payLink(payer.ctx, typed)).rejects.toMatchObject({ code: "version_conflict" });
  expect((await retrievePayment(ctx, { paymentId: payment.id })).latestChargeId).toBeNull();
});

test("a live account takes no card, as no channel of it does", async () => {
  const { payer, typed } = await linked({}, { mode: "live" });
  expect((await paymentToPay(payer.ctx, payer)).state).toBe("no_channel");
  await expect(payLink(payer.ctx, typed)).rejects.toMatchObject({ code: "payment_link_inactive" });
});

test("a payer pays by the link they came by and no other, and a key cannot stand in for one", async () => {
  const [own, other] = [await linked(), await linked()];
  const missing = { code: "resource_missing" };
  const theirs = { ...own.typed, linkId: other.link.id };
  await expect(payLink(own.payer.ctx, theirs)).rejects.toMatchObject(missing);
  await expect(paymentToPay(own.payer.ctx, other.payer)).rejects.toMatchObject(missing);
  const sibling = await createPaymentLink(own.ctx, { paymentId: await anotherPayment(own.ctx) });
  const siblings = { ...own.typed, linkId: sibling.id };
  await expect(payLink(own.payer.ctx, siblings)).rejects.toMatchObject(missing);
  await expect(payLink(keyContext(own.account), own.typed)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});

async function anotherPayment(ctx: Context): Promise<string> {
  return (await createPayment(ctx, { amountMinor: 100n, currency: "CNY" })).id;
}
