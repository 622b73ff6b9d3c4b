import { expect, test } from "@playwright/test";
import { anIntegrator } from "#e2e/support/integrator";

test("a customer is created, read, changed, listed and deleted", async () => {
  const { stripe } = await anIntegrator();
  const made = await stripe.customers.create({
    name: "韩梅梅",
    email: "han@example.com",
    phone: "+86 10 5555 0100",
    address: { city: "北京", country: "CN", line1: "1 Tea Lane" },
    metadata: { tier: "gold", since: "2024" },
  });
  expect(await stripe.customers.retrieve(made.id)).toMatchObject({
    name: "韩梅梅",
    email: "han@example.com",
    address: { city: "北京", line2: null },
    livemode: false,
  });
  const changed = await stripe.customers.update(made.id, {
    email: "mei@example.com",
    metadata: { tier: "", note: "likes oolong" },
  });
  expect(changed.email).toBe("mei@example.com");
  expect(changed.metadata).toEqual({ since: "2024", note: "likes oolong" });
  const cleared = await stripe.customers.update(made.id, { metadata: "" });
  expect(cleared.metadata).toEqual({});
  const found = await stripe.customers.list({ email: "mei@example.com" });
  expect(found.data.map(({ id }) => id)).toEqual([made.id]);
  expect(await stripe.customers.del(made.id)).toMatchObject({ id: made.id, deleted: true });
  expect(await stripe.customers.retrieve(made.id)).toMatchObject({ deleted: true });
  await expect(
    stripe.paymentIntents.create({ amount: 100, currency: "cny", customer: made.id }),
  ).rejects.toMatchObject({ code: "resource_missing", param: "customer" });
});

test("a card is made from a token, saved with a customer, listed, used, and taken off", async () => {
  const { stripe } = await anIntegrator();
  const [owner, other] = [await stripe.customers.create(), await stripe.customers.create()];
  const method = await stripe.paymentMethods.create({
    type: "card",
    card: { token: "tok_visa" },
    billing_details: { name: "Li Lei" },
  });
  expect(method).toMatchObject({ type: "card", customer: null, card: { last4: "4242" } });
  const saved = await stripe.paymentMethods.attach(method.id, { customer: owner.id });
  expect(saved.customer).toBe(owner.id);
  const listed = await stripe.customers.listPaymentMethods(owner.id, { type: "card" });
  expect(listed.data.map(({ id }) => id)).toEqual([method.id]);
  const paying = {
    amount: 900,
    currency: "eur",
    payment_method: method.id,
    confirm: true,
  } as const;
  const paid = await stripe.paymentIntents.create({ ...paying, customer: owner.id });
  expect(paid).toMatchObject({ status: "succeeded", payment_method: method.id });
  await expect(
    stripe.paymentIntents.create({ ...paying, customer: other.id }),
  ).rejects.toMatchObject({ statusCode: 400, param: "payment_method" });
  const detached = await stripe.paymentMethods.detach(method.id);
  expect(detached.customer).toBeNull();
  expect((await stripe.paymentMethods.list({ customer: owner.id })).data).toEqual([]);
});

test("a card number becomes a card, and is not repeated in any answer", async () => {
  const { stripe } = await anIntegrator();
  const number = "4242424242424242";
  const card = { number, exp_month: 12, exp_year: 2040, cvc: "123" };
  const made = await stripe.paymentMethods.create({ type: "card", card });
  expect(made.card).toMatchObject({ brand: "visa", last4: "4242", exp_year: 2040 });
  const wrong = { ...card, number: "4242424242424241" };
  const refused = await stripe.paymentMethods.create({ type: "card", card: wrong }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ code: "incorrect_number" });
  expect(JSON.stringify([made, refused])).not.toContain("42424242424242");
});

test("the account tells what it is", async () => {
  const { stripe, account } = await anIntegrator();
  const own = await stripe.accounts.retrieveCurrent();
  expect(own).toMatchObject({ id: account.id, object: "account", country: "CN" });
});

test("balance transactions are listed by type and source, and read back by id", async () => {
  const { stripe } = await anIntegrator({ feeBasisPoints: 100 });
  const payment = await stripe.paymentIntents.create({
    amount: 1000,
    currency: "cny",
    payment_method: "pm_card_visa",
    confirm: true,
  });
  const refund = await stripe.refunds.create({ payment_intent: payment.id, amount: 500 });
  const all = await stripe.balanceTransactions.list();
  expect(all.data).toMatchObject([
    { type: "refund", amount: -500, fee: -5, net: -495, source: refund.id },
    { type: "charge", amount: 1000, fee: 10, net: 990 },
  ]);
  const refunds = await stripe.balanceTransactions.list({ type: "refund" });
  expect(refunds.data).toHaveLength(1);
  const line = await stripe.balanceTransactions.retrieve(all.data[1]?.id ?? "");
  expect(line.source).toBe(payment.latest_charge);
});
