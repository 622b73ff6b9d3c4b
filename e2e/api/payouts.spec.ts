import { expect, test } from "@playwright/test";
import type { Stripe } from "stripe";
import { changePayoutSchedule } from "#domain/payout-schedules/change-payout-schedule";
import { payOutScheduled } from "#domain/payout-schedules/pay-out-scheduled";
import { retrievePayout } from "#domain/payouts/retrieve-payout";
import { aPerson, personContext, workerContext } from "#e2e/support/account";
import { anIntegrator, type Integrator, post } from "#e2e/support/integrator";
import { later } from "#e2e/support/payment";
import { anApprovedBankAccount, stepsOn } from "#e2e/support/payout";

/** An integrator with 100.00 CNY available, and a bank account of this number. */
async function withFunds(number = "000123456789"): Promise<Integrator> {
  const integrator = await anIntegrator();
  await anApprovedBankAccount(integrator.account, { number });
  await sell(integrator, 10_000);
  return integrator;
}

function sell({ stripe }: Integrator, amount: number): Promise<Stripe.PaymentIntent> {
  const card = { payment_method: "pm_card_visa", confirm: true } as const;
  return stripe.paymentIntents.create({ amount, currency: "cny", ...card });
}

/** Lets the sandbox bank do so many steps of a payout, without waiting for it. */
async function bankSteps({ account }: Integrator, payoutId: string, steps: number): Promise<void> {
  const owner = personContext(account, await aPerson("owner"));
  await stepsOn(account, await retrievePayout(owner, { payoutId }), steps);
}

async function availableOf({ stripe }: Integrator): Promise<number | undefined> {
  return (await stripe.balance.retrieve()).available[0]?.amount;
}

test("a payout is created, listed page by page, canceled, and asked for again by its key", async () => {
  const shop = await withFunds();
  const { stripe } = shop;
  const made: string[] = [];
  for (const amount of [100, 200, 300]) {
    made.unshift((await stripe.payouts.create({ amount, currency: "cny" })).id);
  }
  const listed: string[] = [];
  for await (const { id } of stripe.payouts.list({ limit: 2 })) listed.push(id);
  expect(listed).toEqual(made);
  expect(await availableOf(shop)).toBe(9_400);
  const canceled = await stripe.payouts.cancel(made[0] ?? "");
  expect(canceled).toMatchObject({ status: "canceled", amount: 300, automatic: false });
  expect(canceled.failure_balance_transaction).toMatch(/^txn_/);
  expect(await availableOf(shop)).toBe(9_700);
  await expect(stripe.payouts.cancel(made[0] ?? "")).rejects.toMatchObject({
    code: "payout_unexpected_state",
  });
  const once = { idempotencyKey: "payout-of-today" };
  const body = { amount: 500, currency: "cny", metadata: { day: "today" } };
  const [one, two] = [
    await stripe.payouts.create(body, once),
    await stripe.payouts.create(body, once),
  ];
  expect(two.id).toBe(one.id);
  expect(await availableOf(shop)).toBe(9_200);
  const updated = await stripe.payouts.update(one.id, { metadata: { run: "7" } });
  expect(updated.metadata).toEqual({ day: "today", run: "7" });
});

test("a payout arrives, is reversed, and shows both sides of it", async () => {
  const shop = await withFunds();
  const { stripe } = shop;
  const { id } = await stripe.payouts.create({ amount: 4_000, currency: "cny" });
  await bankSteps(shop, id, 2);
  const reversal = await stripe.payouts.reverse(id, { metadata: { why: "wrong account" } });
  expect(reversal).toMatchObject({ amount: -4_000, original_payout: id, status: "pending" });
  const original = await stripe.payouts.retrieve(id, { expand: ["reversed_by", "destination"] });
  expect(original).toMatchObject({
    status: "paid",
    reversed_by: { id: reversal.id },
    destination: { object: "bank_account", last4: "6789", status: "verified" },
  });
  await bankSteps(shop, reversal.id, 2);
  expect(await availableOf(shop)).toBe(10_000);
});

test("a bank that finds no account fails the payout and says why", async () => {
  const shop = await withFunds("000111111116");
  const { id } = await shop.stripe.payouts.create({ amount: 4_000, currency: "cny" });
  await bankSteps(shop, id, 2);
  expect(await shop.stripe.payouts.retrieve(id)).toMatchObject({
    status: "failed",
    failure_code: "no_account",
    failure_message: "The bank found no account of this number.",
  });
  const lines = await shop.stripe.balanceTransactions.list({ source: id });
  expect(lines.data.map(({ type, amount }) => [type, amount])).toEqual([
    ["payout_failure", 4_000],
    ["payout", -4_000],
  ]);
});

test("what the schedule pays out is explained to the cent, and nothing else is", async () => {
  const shop = await withFunds();
  const { stripe, account } = shop;
  const payment = await sell(shop, 2_345);
  await stripe.refunds.create({ payment_intent: payment.id, amount: 345 });
  const byHand = await stripe.payouts.create({ amount: 1_000, currency: "cny" });
  const owner = personContext(account, await aPerson("owner"));
  await changePayoutSchedule(owner, { interval: "daily" });
  const [made] = await payOutScheduled(later(workerContext(account), 24));
  const payout = await stripe.payouts.retrieve(made?.id ?? "");
  expect(payout).toMatchObject({ amount: 11_000, automatic: true });
  let sum = 0;
  for await (const line of stripe.balanceTransactions.list({ payout: payout.id, limit: 1 })) {
    sum += line.net;
  }
  expect(sum).toBe(payout.amount);
  await expect(stripe.balanceTransactions.list({ payout: byHand.id })).rejects.toMatchObject({
    statusCode: 400,
    param: "payout",
  });
  const shown = await stripe.accounts.retrieveCurrent();
  expect(shown.settings?.payouts?.schedule).toMatchObject({ interval: "daily" });
});

test("money is sent to another account, and goes back in part", async () => {
  const [shop, partner] = [await withFunds(), await anIntegrator()];
  const { stripe } = shop;
  const transfer = await stripe.transfers.create({
    amount: 3_000,
    currency: "cny",
    destination: partner.account.id,
    transfer_group: "order 7",
  });
  expect([await availableOf(shop), await availableOf(partner)]).toEqual([7_000, 3_000]);
  const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 1_000 });
  await expect(
    stripe.transfers.createReversal(transfer.id, { amount: 2_001 }),
  ).rejects.toMatchObject({ code: "amount_too_large" });
  const listed = await stripe.transfers.listReversals(transfer.id);
  expect(listed.data.map(({ id }) => id)).toEqual([reversal.id]);
  expect(await stripe.transfers.retrieveReversal(transfer.id, reversal.id)).toEqual(
    expect.objectContaining({ amount: 1_000, transfer: transfer.id }),
  );
  const seen = await partner.stripe.transfers.retrieve(transfer.id);
  expect(seen).toMatchObject({ amount_reversed: 1_000, reversed: false, transfer_group: null });
  const grouped = await stripe.transfers.list({ transfer_group: "order 7" });
  expect(grouped.data.map(({ id }) => id)).toEqual([transfer.id]);
  const lines = await partner.stripe.balanceTransactions.list({ expand: ["data.source"] });
  expect(lines.data.map(({ type, net }) => [type, net])).toEqual([
    ["transfer_refund", -1_000],
    ["transfer", 3_000],
  ]);
});

test("bank accounts are seen with a key, and registered and approved by people alone", async () => {
  const { stripe, account, key } = await withFunds();
  const banks = await stripe.accounts.listExternalAccounts(account.id);
  const [bank] = banks.data;
  expect(bank).toMatchObject({ object: "bank_account", status: "verified", last4: "6789" });
  expect(await stripe.accounts.retrieveExternalAccount(account.id, bank?.id ?? "")).toEqual(bank);
  const details = "external_account[object]=bank_account&external_account[country]=CN";
  const answer = await post(
    key,
    `/v1/accounts/${account.id}/external_accounts`,
    `${details}&external_account[account_number]=000123456789`,
  );
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: "person_required" } });
});
