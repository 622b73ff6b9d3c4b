import { expect, test } from "@playwright/test";
import * as z from "zod";
import { anAccount } from "#e2e/support/account";
import { anIntegrator } from "#e2e/support/integrator";
import { aTrader, card, money } from "#e2e/support/trader";

/** The id in a field that can be expanded and was not. */
function idOf(field: unknown): string {
  return z.string().parse(field);
}

const moveSchema = z.object({ id: z.string(), object: z.string(), amount: z.int() });
const listSchema = z.object({ data: z.array(moveSchema) });

test("a customer stores money, gives some away, takes the rest out, and is closed", async () => {
  const { stripe, customer } = await aTrader();
  const path = `/v1/customers/${customer}`;
  const friend = (await stripe.customers.create({ name: "李雷" })).id;
  const move = async (kind: string, amount: number, fields: object) =>
    moveSchema.parse(
      await stripe.rawRequest("POST", `${path}/${kind}`, { ...money(amount), ...fields }),
    );
  const bank = { destination: { account_holder_name: "Ada", account_number: "000123456789" } };
  const made = [
    await move("top_ups", 1_000, { payment_method: "pm_card_visa", metadata: { order: "7" } }),
    await move("transfers", 2_500, { destination: friend }),
    await move("withdrawals", 1_500, bank),
  ];
  expect(made.map(({ object }) => object)).toEqual(["top_up", "customer_transfer", "withdrawal"]);
  for (const [place, kind] of ["top_ups", "transfers", "withdrawals"].entries()) {
    const { data } = listSchema.parse(await stripe.rawRequest("GET", `${path}/${kind}`));
    expect(data[0]).toEqual(made[place]);
    const one: unknown = await stripe.rawRequest("GET", `${path}/${kind}/${data[0]?.id}`);
    expect(one).toMatchObject({ ...made[place] });
  }
  const closing = () => stripe.rawRequest("POST", `${path}/close`, { reason: "Left" });
  await expect(closing()).rejects.toMatchObject({ code: "balance_not_zero", statusCode: 400 });
  await expect(move("withdrawals", 2_001, bank)).rejects.toMatchObject({
    code: "balance_insufficient",
  });
  await move("withdrawals", 2_000, bank);
  expect(await closing()).toMatchObject({ id: customer, status: "closed" });
  const theirs = await stripe.customers.retrieve(friend, { expand: ["cash_balance"] });
  expect(theirs).toMatchObject({ cash_balance: { available: { cny: 2_500 } } });
  const settings = { reconciliation_mode: "manual" as const };
  expect(await stripe.customers.updateCashBalance(friend, { settings })).toMatchObject({
    object: "cash_balance",
    settings: { reconciliation_mode: "manual" },
  });
});

test("customers are found by when they came, changed, and looked through by a search", async () => {
  const { stripe } = await anIntegrator();
  const names = ["Ada", "Ben", "Cleo", "Dora", "Emil"];
  for (const name of names) await stripe.customers.create({ name, metadata: { team: "红" } });
  const all = await stripe.customers.list({ created: { gte: 1 } });
  expect(all.data.map(({ name }) => name)).toEqual(names.toReversed());
  await stripe.customers.update(all.data[0]?.id ?? "", { name: "Emilia", phone: "+86 10 5555" });
  const query = "metadata['team']:'红'";
  const found: (string | null | undefined)[] = [];
  for await (const { name } of stripe.customers.search({ query, limit: 2 })) found.push(name);
  expect(found).toEqual(["Emilia", "Dora", "Cleo", "Ben", "Ada"]);
});

test("a card is saved with a customer's consent, renamed, used when they are away, and let go", async () => {
  const { stripe, customer } = await aTrader();
  const setup = await stripe.setupIntents.create({ customer, metadata: { plan: "tea" } });
  const updated = await stripe.setupIntents.update(setup.id, { description: "Tea every month" });
  expect(updated).toMatchObject({ metadata: { plan: "tea" }, description: "Tea every month" });
  const done = await stripe.setupIntents.confirm(setup.id, { payment_method: "pm_card_visa" });
  const method = idOf(done.payment_method);
  const renamed = await stripe.paymentMethods.update(method, {
    billing_details: { name: "Ada", address: { city: "北京" } },
  });
  expect(renamed.billing_details).toMatchObject({ name: "Ada", address: { city: "北京" } });
  const charge = await stripe.paymentIntents.create({
    ...money(700),
    customer,
    payment_method: method,
    confirm: true,
    off_session: true,
    expand: ["latest_charge.customer", "payment_method.customer"],
  });
  expect(charge).toMatchObject({
    latest_charge: { billing_details: { name: "Ada" }, customer: { id: customer } },
    payment_method: { customer: { id: customer } },
  });
  expect((await stripe.paymentMethods.detach(method)).customer).toBeNull();
  const other = await stripe.setupIntents.create({ customer });
  const canceled = await stripe.setupIntents.cancel(other.id, { cancellation_reason: "abandoned" });
  expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
  await expect(
    stripe.setupIntents.confirm(other.id, { payment_method: "pm_card_visa" }),
  ).rejects.toMatchObject({ code: "setup_intent_unexpected_state", statusCode: 400 });
});

test("a payment is found again by its words, its customer and its day, with all that hangs on it", async () => {
  const { stripe, customer } = await aTrader();
  const order = { ...money(1_200), ...card, customer, metadata: { order: "A-7" } };
  const paid = await stripe.paymentIntents.create({ ...order, description: "西湖龙井" });
  const refund = await stripe.refunds.create({ payment_intent: paid.id, amount: 200 });
  const named = "metadata['order']:'A-7' AND status:'succeeded'";
  const search = await stripe.paymentIntents.search({ query: named });
  expect(search.data.map(({ id }) => id)).toEqual([paid.id]);
  const { data: charges } = await stripe.charges.search({ query: `customer:'${customer}'` });
  expect(charges.map(({ id }) => id)).toEqual([paid.latest_charge]);
  const { data: listed } = await stripe.paymentIntents.list({
    customer,
    created: { gte: paid.created, lte: paid.created + 60 },
    expand: ["data.latest_charge.balance_transaction", "data.customer"],
  });
  expect(listed).toMatchObject([
    {
      customer: { id: customer },
      latest_charge: { balance_transaction: { type: "charge", net: 1_200 }, amount_refunded: 200 },
    },
  ]);
  const lines = await stripe.balanceTransactions.list({
    type: "refund",
    expand: ["data.source.charge.payment_intent.customer"],
  });
  expect(lines.data).toMatchObject([
    { source: { id: refund.id, charge: { payment_intent: { customer: { id: customer } } } } },
  ]);
  const tooDeep = { expand: ["data.source.charge.payment_intent.customer.cash_balance"] };
  await expect(stripe.balanceTransactions.list(tooDeep)).rejects.toMatchObject({ param: "expand" });
});

test("money for a partner is sent, described, taken back whole, and stands in both books", async () => {
  const [trader, partner] = [await aTrader(), await anIntegrator()];
  const { stripe } = trader;
  const sent = await stripe.transfers.create({
    ...money(3_000),
    destination: partner.account.id,
    metadata: { order: "7" },
    expand: ["balance_transaction"],
  });
  expect(sent.balance_transaction).toMatchObject({ type: "transfer", net: -3_000 });
  const updated = await stripe.transfers.update(sent.id, { description: "Their share" });
  expect(updated).toMatchObject({ description: "Their share", metadata: { order: "7" } });
  await stripe.transfers.create({ ...money(5), destination: (await anAccount()).id });
  const theirs = await stripe.transfers.list({ destination: partner.account.id });
  expect(theirs.data.map(({ id }) => id)).toEqual([sent.id]);
  const back = await stripe.transfers.createReversal(sent.id, {
    expand: ["balance_transaction", "transfer"],
  });
  expect(back).toMatchObject({
    amount: 3_000,
    balance_transaction: { type: "transfer_refund", net: 3_000 },
    transfer: { id: sent.id, reversed: true, amount_reversed: 3_000 },
  });
  const again = stripe.transfers.createReversal(sent.id, { amount: 1 });
  await expect(again).rejects.toMatchObject({ statusCode: 400 });
  const [ours, partners] = [
    await stripe.balance.retrieve(),
    await partner.stripe.balance.retrieve(),
  ];
  expect(ours.available).toMatchObject([{ amount: 9_995, currency: "cny" }]);
  expect(partners.available).toMatchObject([{ amount: 0 }]);
});

test("payouts are narrowed by state, bank account and day, and show where they go", async () => {
  const { stripe, account } = await aTrader();
  const [bank] = (await stripe.accounts.listExternalAccounts(account.id)).data;
  const destination = bank?.id ?? "";
  const [kept, dropped] = [
    await stripe.payouts.create({ ...money(100), destination, statement_descriptor: "TEA SHOP" }),
    await stripe.payouts.create(money(200)),
  ];
  await stripe.payouts.cancel(dropped.id);
  const arrival_date = { gte: kept.arrival_date, lte: kept.arrival_date };
  const found = await stripe.payouts.list({
    status: "pending",
    destination,
    arrival_date,
    expand: ["data.destination", "data.balance_transaction"],
  });
  expect(found.data).toMatchObject([
    {
      id: kept.id,
      statement_descriptor: "TEA SHOP",
      destination: { object: "bank_account", last4: "6789" },
      balance_transaction: { type: "payout", net: -100, source: kept.id },
    },
  ]);
  const gone = await stripe.payouts.retrieve(dropped.id, {
    expand: ["failure_balance_transaction"],
  });
  expect(gone).toMatchObject({
    status: "canceled",
    failure_balance_transaction: { type: "payout_cancel", net: 200 },
  });
});

test("events tell what has become of a payment, in the order in which it happened", async () => {
  const { stripe } = await aTrader();
  const paid = await stripe.paymentIntents.create({ ...money(1_200), ...card });
  await stripe.refunds.create({ payment_intent: paid.id, amount: 200 });
  const types = ["charge.*", "refund.created", "payment_intent.succeeded"];
  const { data } = await stripe.events.list({ types, created: { gte: paid.created }, limit: 100 });
  const ours = data.filter(({ data: { object } }) => JSON.stringify(object).includes(paid.id));
  expect(ours.map(({ type }) => type).toReversed()).toEqual([
    "charge.succeeded",
    "payment_intent.succeeded",
    "refund.created",
    "charge.refunded",
  ]);
  const [refunded] = ours;
  expect(refunded?.data).toMatchObject({
    object: { amount_refunded: 200 },
    previous_attributes: { amount_refunded: 0 },
  });
  const charge = await stripe.charges.retrieve(idOf(paid.latest_charge));
  expect(refunded?.data.object).toEqual({ ...charge });
  const later = { gt: paid.created + 3_600 };
  expect((await stripe.events.list({ created: later })).data).toEqual([]);
  const thin = await stripe.v2.core.events.list({
    object_id: idOf(paid.latest_charge),
    created: { gte: paid.created },
  });
  expect(thin.data.map(({ id }) => id)).toEqual(
    ours.filter(({ type }) => type.startsWith("charge.")).map(({ id }) => id),
  );
});

test("a payment link is read, given an end, switched off and found by the SDK", async () => {
  const { stripe } = await anIntegrator();
  const { id } = await stripe.paymentIntents.create(money(26_800));
  const raw: unknown = await stripe.rawRequest("POST", "/v1/payment_links", { payment_intent: id });
  const made = z.object({ id: z.string(), created: z.int(), url: z.url() }).parse(raw);
  const link = await stripe.paymentLinks.retrieve(made.id);
  expect(link).toMatchObject({ active: true, url: made.url, payment_intent: id });
  await stripe.paymentLinks.update(made.id, { active: false, metadata: { screen: "3" } });
  const expires_at = made.created + 86_400;
  const ending: unknown = await stripe.rawRequest("POST", `/v1/payment_links/${made.id}`, {
    expires_at,
  });
  expect(ending).toMatchObject({ expires_at });
  const off = await stripe.paymentLinks.list({ active: false });
  expect(off.data).toMatchObject([{ id: made.id, metadata: { screen: "3" } }]);
  expect((await stripe.paymentLinks.list({ active: true })).data).toEqual([]);
});
