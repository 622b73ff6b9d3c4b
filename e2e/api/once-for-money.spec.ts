import { expect, test } from "@playwright/test";
import type { Account } from "#domain/access/context";
import { retrievePayout } from "#domain/payouts/retrieve-payout";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { call } from "#e2e/support/integrator";
import { wrongs } from "#e2e/support/outcomes";
import { stepsOn } from "#e2e/support/payout";
import { aTrader, card, money, type Trader } from "#e2e/support/trader";

async function payoutOf({ stripe }: Trader): Promise<string> {
  return (await stripe.payouts.create(money(400))).id;
}

async function paidOut(trader: Trader): Promise<string> {
  const payoutId = await payoutOf(trader);
  const owner = personContext(trader.account, await aPerson("owner"));
  await stepsOn(trader.account, await retrievePayout(owner, { payoutId }), 2);
  return payoutId;
}

async function transferOf({ stripe }: Trader, { id }: Account): Promise<string> {
  return (await stripe.transfers.create({ ...money(500), destination: id })).id;
}

async function openPayment({ stripe }: Trader, fields: object = {}): Promise<string> {
  return (await stripe.paymentIntents.create({ ...money(700), ...fields })).id;
}

async function openSetup({ stripe, customer }: Trader): Promise<string> {
  return (await stripe.setupIntents.create({ customer })).id;
}

/** What is sent with one key again and again, and the event that happens once for it. */
interface Post {
  readonly does: string;
  readonly event: string;
  /** The answer's, where it is not 200. */
  readonly status?: number;
  readonly to: (trader: Trader) => Promise<readonly [path: string, body: string]>;
}

const asked = "amount=300&currency=cny";
const bank = "destination[account_holder_name]=Ada&destination[account_number]=000123456789";
const held = { ...card, capture_method: "manual" };

const posts: readonly Post[] = [
  {
    does: "a top-up by card",
    event: "top_up.created",
    to: async ({ customer }) => [
      `/v1/customers/${customer}/top_ups`,
      `${asked}&payment_method=pm_card_visa`,
    ],
  },
  {
    does: "a top-up by a card that is declined",
    event: "top_up.created",
    status: 402,
    to: async ({ customer }) => [
      `/v1/customers/${customer}/top_ups`,
      `${asked}&payment_method=pm_card_chargeDeclined`,
    ],
  },
  {
    does: "a top-up by bank transfer",
    event: "top_up.created",
    to: async ({ customer }) => [
      `/v1/customers/${customer}/top_ups`,
      `${asked}&bank_transfer[reference]=7`,
    ],
  },
  {
    does: "a withdrawal",
    event: "withdrawal.created",
    to: async ({ customer }) => [`/v1/customers/${customer}/withdrawals`, `${asked}&${bank}`],
  },
  {
    does: "a transfer between customers",
    event: "customer_transfer.created",
    to: async ({ customer, stripe }) => [
      `/v1/customers/${customer}/transfers`,
      `${asked}&destination=${(await stripe.customers.create()).id}`,
    ],
  },
  {
    does: "a transfer between accounts",
    event: "transfer.created",
    to: async () => ["/v1/transfers", `${asked}&destination=${(await anAccount()).id}`],
  },
  {
    does: "the reversal of a transfer",
    event: "transfer.reversed",
    to: async (trader) => [
      `/v1/transfers/${await transferOf(trader, await anAccount())}/reversals`,
      "amount=100",
    ],
  },
  { does: "a payout", event: "payout.created", to: async () => ["/v1/payouts", asked] },
  {
    does: "the canceling of a payout",
    event: "payout.canceled",
    to: async (trader) => [`/v1/payouts/${await payoutOf(trader)}/cancel`, ""],
  },
  {
    does: "the reversal of a payout",
    event: "payout.updated",
    to: async (trader) => [`/v1/payouts/${await paidOut(trader)}/reverse`, ""],
  },
  {
    does: "a payment",
    event: "charge.succeeded",
    to: async () => ["/v1/payment_intents", `${asked}&payment_method=pm_card_visa&confirm=true`],
  },
  {
    does: "a confirmation",
    event: "charge.succeeded",
    to: async (trader) => [
      `/v1/payment_intents/${await openPayment(trader)}/confirm`,
      "payment_method=pm_card_visa",
    ],
  },
  {
    does: "a capture",
    event: "charge.captured",
    to: async (trader) => [
      `/v1/payment_intents/${await openPayment(trader, held)}/capture`,
      "amount_to_capture=5",
    ],
  },
  {
    does: "the canceling of a payment",
    event: "payment_intent.canceled",
    to: async (trader) => [`/v1/payment_intents/${await openPayment(trader, held)}/cancel`, ""],
  },
  {
    does: "a refund",
    event: "refund.created",
    to: async (trader) => [
      "/v1/refunds",
      `amount=7&payment_intent=${await openPayment(trader, card)}`,
    ],
  },
  {
    does: "a payment link",
    event: "payment_link.created",
    to: async (trader) => ["/v1/payment_links", `payment_intent=${await openPayment(trader)}`],
  },
  {
    does: "a setup intent",
    event: "setup_intent.created",
    to: async ({ customer }) => ["/v1/setup_intents", `customer=${customer}`],
  },
  {
    does: "the confirmation of a setup intent",
    event: "setup_intent.succeeded",
    to: async (trader) => [
      `/v1/setup_intents/${await openSetup(trader)}/confirm`,
      "payment_method=pm_card_visa",
    ],
  },
  {
    does: "the confirmation of a setup intent with a card that is declined",
    event: "setup_intent.setup_failed",
    status: 402,
    to: async (trader) => [
      `/v1/setup_intents/${await openSetup(trader)}/confirm`,
      "payment_method=pm_card_chargeDeclined",
    ],
  },
  {
    does: "the canceling of a setup intent",
    event: "setup_intent.canceled",
    to: async (trader) => [`/v1/setup_intents/${await openSetup(trader)}/cancel`, ""],
  },
];

/** An answer to one of several equal requests; those still being answered are asked again. */
async function answerOf(key: string, path: string, body: string) {
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "idempotency-key": "order 7",
  };
  for (;;) {
    const answer = await call(key, path, { method: "POST", headers, body });
    const text = await answer.text();
    const isReplay = answer.headers.get("idempotent-replayed") === "true";
    if (answer.status !== 409) return { status: answer.status, text, isReplay };
    expect(answer.headers.get("stripe-should-retry")).toBe("true");
  }
}

for (const { does, event, status = 200, to } of posts) {
  test(`${does} asked for ten times at once with one key happens once`, async () => {
    const trader = await aTrader();
    const [path, body] = await to(trader);
    const happened = async () =>
      (await trader.stripe.events.list({ type: event, limit: 100 })).data.length;
    const before = await happened();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => answerOf(trader.key, path, body)),
    );
    const [first] = answers;
    expect(first?.status, first?.text).toBe(status);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    const again = await answerOf(trader.key, path, body);
    expect(again).toEqual({ status, text: first?.text, isReplay: true });
    const other = await answerOf(trader.key, path, `${body}&metadata[other]=1`);
    expect([other.status, JSON.parse(other.text)]).toMatchObject([
      400,
      { error: { type: "idempotency_error", code: "idempotency_key_reused" } },
    ]);
    expect((await happened()) - before).toBe(1);
    expect(await wrongs(trader.account)).toEqual([]);
  });
}
