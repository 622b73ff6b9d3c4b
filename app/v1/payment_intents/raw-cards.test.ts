import { expect, test } from "vitest";
import * as customers from "#app/v1/customers/route";
import * as confirm from "#app/v1/payment_intents/[intent]/confirm/route";
import * as collection from "#app/v1/payment_intents/route";
import * as methods from "#app/v1/payment_methods/route";
import { anAccount } from "#e2e/support/account";
import { anApiKeyOf, call } from "#e2e/support/handler";

const path = "/v1/payment_intents";
const terms = { amount: "2000", currency: "cny", confirm: "true" };

async function aCaller(fields: Parameters<typeof anAccount>[0] = {}) {
  const key = await anApiKeyOf(await anAccount(fields));
  const post = (handler: typeof collection.POST, to: string, form: Record<string, string>) =>
    call(handler, { method: "POST", path: to, key, form });
  const pay = (number: string, form: Record<string, string> = {}) =>
    post(collection.POST, path, { ...terms, ...dataOf(number), ...form });
  return { key, post, pay };
}

function dataOf(number: string, cvc = "123"): Record<string, string> {
  return {
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": number,
    "payment_method_data[card][exp_month]": "1",
    "payment_method_data[card][exp_year]": "2034",
    "payment_method_data[card][cvc]": cvc,
  };
}

test("the sandbox network answers for the numbers that people know, and approves others", async () => {
  const { pay } = await aCaller();
  const declines = {
    4000000000000002: ["card_declined", "generic_decline"],
    4000000000009995: ["card_declined", "insufficient_funds"],
    4000000000009987: ["card_declined", "lost_card"],
    4000000000009979: ["card_declined", "stolen_card"],
    4000000000000069: ["expired_card", undefined],
    4000000000000127: ["incorrect_cvc", undefined],
    4000000000000119: ["processing_error", undefined],
  };
  for (const [number, [code, declineCode]] of Object.entries(declines)) {
    const { status, at } = await pay(number);
    expect([status, at("error", "code"), at("error", "decline_code")]).toEqual([
      402,
      code,
      declineCode,
    ]);
    expect(at("error", "payment_intent", "status")).toBe("requires_payment_method");
  }
  for (const number of ["4242424242424242", "5555555555554444", "3566002020360505"]) {
    expect((await pay(number)).at("status")).toBe("succeeded");
  }
  expect((await pay("6205500000000000004")).at("status")).toBe("succeeded");
  for (const number of ["4000002500003155", "4000000000003220"]) {
    expect((await pay(number)).at("status")).toBe("requires_action");
  }
});

test("a security code that the network finds wrong declines the payment; none is asked for", async () => {
  const { pay, post } = await aCaller();
  const wrong = { "payment_method_data[card][cvc]": "000" };
  expect((await pay("4242424242424242", wrong)).at("error", "code")).toBe("incorrect_cvc");
  const { "payment_method_data[card][cvc]": _, ...withoutCode } = dataOf("4242424242424242");
  const paid = await post(collection.POST, path, { ...terms, ...withoutCode });
  expect(paid.at("status")).toBe("succeeded");
});

test("what is wrong with the card is told by its field, and no payment is made of it", async () => {
  const { key, pay } = await aCaller();
  const refused = await pay("4242424242424241");
  expect(refused).toMatchObject({
    status: 402,
    body: {
      error: {
        type: "card_error",
        code: "incorrect_number",
        param: "payment_method_data[card][number]",
      },
    },
  });
  expect((await call(collection.GET, { path, key })).ids).toEqual([]);
});

test("the same key and card are one payment, another card is another request", async () => {
  const { key } = await aCaller();
  const send = (number: string, cvc = "123") =>
    call(collection.POST, {
      method: "POST",
      path,
      key,
      form: { ...terms, ...dataOf(number, cvc) },
      headers: { "idempotency-key": "order-1" },
    });
  const first = await send("4242424242424242");
  const again = await send("4242424242424242");
  expect(again.text).toBe(first.text);
  expect((await send("5555555555554444")).at("error", "code")).toBe("idempotency_key_reused");
  expect((await send("4242424242424242", "124")).at("error", "type")).toBe("idempotency_error");
});

test("a way to pay is named or sent, not both; a stored balance needs its customer", async () => {
  const { pay, post } = await aCaller();
  const both = await pay("4242424242424242", { payment_method: "pm_card_visa" });
  expect(both.at("error", "param")).toBe("payment_method_data");
  const balance = { "payment_method_data[type]": "customer_balance" };
  const nobodys = await post(collection.POST, path, { ...terms, ...balance });
  expect(nobodys.at("error", "param")).toBe("customer");
  const customer = (await post(customers.POST, "/v1/customers", {})).textAt("id");
  const poor = await post(collection.POST, path, { ...terms, ...balance, customer });
  expect(poor.status).toBeGreaterThanOrEqual(400);
  expect(poor.status).toBeLessThan(500);
});

test("a live account keeps a card, and charges none before it has a channel for cards", async () => {
  const { pay, post } = await aCaller({ mode: "live" });
  const card = {
    "card[number]": "4242424242424242",
    "card[exp_month]": "1",
    "card[exp_year]": "34",
  };
  const kept = await post(methods.POST, "/v1/payment_methods", { type: "card", ...card });
  expect(kept.at("card")).toMatchObject({ brand: "visa", last4: "4242", funding: "unknown" });
  const refused = await pay("4242424242424242");
  expect(refused.at("error", "code")).toBe("card_channel_missing");
  const { confirm: _, ...asked } = terms;
  const payment = await post(collection.POST, path, asked);
  const own = `${path}/${payment.textAt("id")}/confirm`;
  const late = await post(confirm.POST, own, { payment_method: kept.textAt("id") });
  expect(late.at("error", "code")).toBe("card_channel_missing");
});
