import { expect, test } from "@playwright/test";
import { anIntegrator, post } from "#e2e/support/integrator";
import { wrongs } from "#e2e/support/outcomes";

test("a customer stores money, pays with it, and gets a refund back into it", async () => {
  const { stripe, key, account } = await anIntegrator();
  const customer = await stripe.customers.create({ name: "韩梅梅" });
  const path = `/v1/customers/${customer.id}`;
  const topUp = await post(
    key,
    `${path}/top_ups`,
    "amount=5000&currency=cny&payment_method=pm_card_visa",
  );
  expect(topUp.status).toBe(200);
  const balance = await stripe.customers.retrieveCashBalance(customer.id);
  expect(balance).toMatchObject({ object: "cash_balance", available: { cny: 5_000 } });

  const paid = await stripe.paymentIntents.create({
    amount: 3_000,
    currency: "cny",
    customer: customer.id,
    payment_method_data: { type: "customer_balance" },
    confirm: true,
    expand: ["latest_charge"],
  });
  expect(paid).toMatchObject({
    status: "succeeded",
    latest_charge: { payment_method_details: { type: "customer_balance" } },
  });
  await stripe.refunds.create({ payment_intent: paid.id, amount: 1_000 });
  const expanded = await stripe.customers.retrieve(customer.id, { expand: ["cash_balance"] });
  expect(expanded).toMatchObject({ cash_balance: { available: { cny: 3_000 } } });

  const lines = await stripe.customers
    .listCashBalanceTransactions(customer.id, { limit: 1 })
    .autoPagingToArray({ limit: 10 });
  expect(
    lines.map(({ type, net_amount, ending_balance }) => [type, net_amount, ending_balance]),
  ).toEqual([
    ["refunded_from_payment", 1_000, 3_000],
    ["applied_to_payment", -3_000, 2_000],
    ["funded", 5_000, 5_000],
  ]);
  const [latest] = lines;
  expect(
    await stripe.customers.retrieveCashBalanceTransaction(customer.id, latest?.id ?? ""),
  ).toEqual(latest);
  expect(await wrongs(account)).toEqual([]);
});

test("a balance that is too small declines, with the payment ready for another try", async () => {
  const { stripe } = await anIntegrator();
  const customer = await stripe.customers.create();
  const call = stripe.paymentIntents.create({
    amount: 100,
    currency: "cny",
    customer: customer.id,
    payment_method_data: { type: "customer_balance" },
    confirm: true,
  });
  await expect(call).rejects.toMatchObject({
    statusCode: 402,
    code: "card_declined",
    decline_code: "insufficient_funds",
    payment_intent: { status: "requires_payment_method" },
  });
});

test("a frozen customer neither pays nor receives, and says why", async () => {
  const { stripe, key } = await anIntegrator();
  const customer = await stripe.customers.create();
  const path = `/v1/customers/${customer.id}`;
  await post(key, `${path}/freeze`, "reason=Chargeback+under+review");
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({
    status: "frozen",
    status_reason: "Chargeback under review",
  });
  await expect(
    stripe.paymentIntents.create({
      amount: 100,
      currency: "cny",
      customer: customer.id,
      payment_method: "pm_card_visa",
      confirm: true,
    }),
  ).rejects.toMatchObject({ statusCode: 400, code: "account_frozen", param: "customer" });
  await post(key, `${path}/unfreeze`, "");
  const closed = await post(key, `${path}/close`, "reason=Left");
  expect(await closed.json()).toMatchObject({ status: "closed" });
});
