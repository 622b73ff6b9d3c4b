import { expect, test } from "@playwright/test";
import type { Stripe } from "stripe";
import { anAccount } from "#e2e/support/account";
import { anApprovedBankAccount } from "#e2e/support/payout";
import { aTrader, card, money, type Trader } from "#e2e/support/trader";

/** A trader with a transfer of 9.00, of which parts can go back. */
interface Sender extends Trader {
  readonly transfer: string;
}

interface Page {
  readonly limit: number;
  readonly ending_before?: string;
}

/** A list of the SDK: how it is filled, walked, and how one of its things is read alone. */
interface Walk {
  readonly make: (sender: Sender, place: number) => Promise<unknown>;
  readonly list: (sender: Sender, page: Page) => Stripe.ApiListPromise<{ readonly id: string }>;
  readonly retrieve: (sender: Sender, id: string) => Promise<unknown>;
}

const hook = { url: "https://example.com/hooks", enabled_events: ["*" as const] };

const walks: Readonly<Record<string, Walk>> = {
  "balance transactions": {
    make: ({ stripe }) => stripe.paymentIntents.create({ ...money(500), ...card }),
    list: ({ stripe }, page) => stripe.balanceTransactions.list(page),
    retrieve: ({ stripe }, id) => stripe.balanceTransactions.retrieve(id),
  },
  "bank accounts": {
    make: ({ account }, place) => anApprovedBankAccount(account, { number: `77712345678${place}` }),
    list: ({ stripe, account }, page) => stripe.accounts.listExternalAccounts(account.id, page),
    retrieve: ({ stripe, account }, id) => stripe.accounts.retrieveExternalAccount(account.id, id),
  },
  "cash balance transactions": {
    make: ({ stripe, customer }) =>
      stripe.paymentIntents.create({
        ...money(10),
        confirm: true,
        customer,
        payment_method_data: { type: "customer_balance" },
      }),
    list: ({ stripe, customer }, page) =>
      stripe.customers.listCashBalanceTransactions(customer, page),
    retrieve: ({ stripe, customer }, id) =>
      stripe.customers.retrieveCashBalanceTransaction(customer, id),
  },
  charges: {
    make: ({ stripe }) => stripe.paymentIntents.create({ ...money(500), ...card }),
    list: ({ stripe }, page) => stripe.charges.list(page),
    retrieve: ({ stripe }, id) => stripe.charges.retrieve(id),
  },
  customers: {
    make: ({ stripe }) => stripe.customers.create({ name: "Ada" }),
    list: ({ stripe }, page) => stripe.customers.list(page),
    retrieve: ({ stripe }, id) => stripe.customers.retrieve(id),
  },
  events: {
    make: ({ stripe }) => stripe.customers.create(),
    list: ({ stripe }, page) => stripe.events.list({ ...page, type: "customer.created" }),
    retrieve: ({ stripe }, id) => stripe.events.retrieve(id),
  },
  "payment links": {
    make: async ({ stripe }) => {
      const { id } = await stripe.paymentIntents.create(money(500));
      await stripe.rawRequest("POST", "/v1/payment_links", { payment_intent: id });
    },
    list: ({ stripe }, page) => stripe.paymentLinks.list(page),
    retrieve: ({ stripe }, id) => stripe.paymentLinks.retrieve(id),
  },
  "payment methods": {
    make: async ({ stripe, customer }) => {
      const { id } = await stripe.paymentMethods.create({
        type: "card",
        card: { token: "tok_visa" },
      });
      await stripe.paymentMethods.attach(id, { customer });
    },
    list: ({ stripe }, page) => stripe.paymentMethods.list(page),
    retrieve: ({ stripe }, id) => stripe.paymentMethods.retrieve(id),
  },
  "a customer's payment methods": {
    make: ({ stripe, customer }) =>
      stripe.setupIntents.create({ customer, payment_method: "pm_card_visa", confirm: true }),
    list: ({ stripe, customer }, page) => stripe.customers.listPaymentMethods(customer, page),
    retrieve: ({ stripe, customer }, id) => stripe.customers.retrievePaymentMethod(customer, id),
  },
  payouts: {
    make: ({ stripe }) => stripe.payouts.create(money(100)),
    list: ({ stripe }, page) => stripe.payouts.list({ ...page, status: "pending" }),
    retrieve: ({ stripe }, id) => stripe.payouts.retrieve(id),
  },
  refunds: {
    make: async ({ stripe }) => {
      const { id } = await stripe.paymentIntents.create({ ...money(500), ...card });
      await stripe.refunds.create({ payment_intent: id, amount: 7 });
    },
    list: ({ stripe }, page) => stripe.refunds.list(page),
    retrieve: ({ stripe }, id) => stripe.refunds.retrieve(id),
  },
  "setup intents": {
    make: ({ stripe, customer }) => stripe.setupIntents.create({ customer }),
    list: ({ stripe, customer }, page) => stripe.setupIntents.list({ ...page, customer }),
    retrieve: ({ stripe }, id) => stripe.setupIntents.retrieve(id),
  },
  transfers: {
    make: async ({ stripe }) =>
      stripe.transfers.create({ ...money(10), destination: (await anAccount()).id }),
    list: ({ stripe }, page) => stripe.transfers.list(page),
    retrieve: ({ stripe }, id) => stripe.transfers.retrieve(id),
  },
  "reversals of a transfer": {
    make: ({ stripe, transfer }) => stripe.transfers.createReversal(transfer, { amount: 10 }),
    list: ({ stripe, transfer }, page) => stripe.transfers.listReversals(transfer, page),
    retrieve: ({ stripe, transfer }, id) => stripe.transfers.retrieveReversal(transfer, id),
  },
  "webhook endpoints": {
    make: ({ stripe }) => stripe.webhookEndpoints.create(hook),
    list: ({ stripe }, page) => stripe.webhookEndpoints.list(page),
    retrieve: ({ stripe }, id) => stripe.webhookEndpoints.retrieve(id),
  },
};

async function aSender(): Promise<Sender> {
  const trader = await aTrader();
  const { id: destination } = await anAccount();
  const { id } = await trader.stripe.transfers.create({ ...money(900), destination });
  return { ...trader, transfer: id };
}

for (const [things, { make, list, retrieve }] of Object.entries(walks)) {
  test(`the SDK walks the list of ${things} both ways, and reads each of them alone`, async () => {
    const sender = await aSender();
    for (let place = 0; place < 5; place += 1) await make(sender, place);
    const forward = await list(sender, { limit: 2 }).autoPagingToArray({ limit: 100 });
    const ids = forward.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(5);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted().toReversed());
    const backward: string[] = [];
    const oldest = ids.at(-1) ?? "";
    for await (const { id } of list(sender, { limit: 2, ending_before: oldest })) backward.push(id);
    expect(backward).toEqual(ids.slice(0, -1).toReversed());
    for (const listed of forward) expect(await retrieve(sender, listed.id)).toEqual(listed);
  });
}
