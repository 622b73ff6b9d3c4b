import { expect, test } from "vitest";
import * as charges from "#app/v1/charges/route";
import * as customers from "#app/v1/customers/route";
import * as confirm from "#app/v1/payment_intents/[intent]/confirm/route";
import * as payment from "#app/v1/payment_intents/[intent]/route";
import * as payments from "#app/v1/payment_intents/route";
import * as refunds from "#app/v1/refunds/route";
import { anAccount } from "#e2e/support/account";
import { anApiKeyOf, call } from "#e2e/support/handler";

const path = "/v1/payment_intents";
const paid = { amount: "1000", currency: "eur", payment_method: "pm_card_visa", confirm: "true" };

async function aCaller() {
  const key = await anApiKeyOf(await anAccount());
  const pay = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    call(payments.POST, { method: "POST", path, key, form, headers });
  const count = async () => {
    return (await call(payments.GET, { path: `${path}?limit=100`, key })).ids.length;
  };
  return { key, pay, count };
}

test("the same key with the same request pays once and is answered the same again", async () => {
  const { pay, count } = await aCaller();
  const headers = { "idempotency-key": "order-1" };
  const first = await pay(paid, headers);
  const again = await pay({ ...paid }, headers);
  expect(first).toMatchObject({ status: 200, body: { status: "succeeded" } });
  expect(again).toMatchObject({ status: 200, text: first.text });
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(again.headers.get("original-request")).toBe(first.headers.get("request-id"));
  expect(again.headers.get("request-id")).not.toBe(first.headers.get("request-id"));
  expect(again.headers.get("idempotency-key")).toBe("order-1");
  expect(await count()).toBe(1);
});

test("a key is not for another request, and not for another account", async () => {
  const { pay, key } = await aCaller();
  const headers = { "idempotency-key": "order-1" };
  await pay(paid, headers);
  const other = await pay({ ...paid, amount: "1001" }, headers);
  expect(other).toMatchObject({
    status: 400,
    body: { error: { type: "idempotency_error", code: "idempotency_key_reused" } },
  });
  const sent = { method: "POST", path: "/v1/customers", key, headers, form: {} } as const;
  expect(await call(customers.POST, sent)).toMatchObject({ status: 400 });
  const stranger = await aCaller();
  expect(await stranger.pay({ ...paid, amount: "7" }, headers)).toMatchObject({
    status: 200,
    body: { amount: 7 },
  });
});

test("twenty equal requests at once with one key make one payment", async () => {
  const { pay, count } = await aCaller();
  const headers = { "idempotency-key": "order-1" };
  const answers = await Promise.all(Array.from({ length: 20 }, () => pay(paid, headers)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(await count()).toBe(1);
});

test("ten full refunds at once give one refund", async () => {
  const { key, pay } = await aCaller();
  const id = (await pay(paid)).textAt("id");
  const refund = () =>
    call(refunds.POST, {
      method: "POST",
      path: "/v1/refunds",
      key,
      form: { payment_intent: id },
    });
  const answers = await Promise.all(Array.from({ length: 10 }, refund));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(9);
  const shown = await call(payment.GET, {
    path: `${path}/${id}?expand[]=latest_charge`,
    key,
  });
  expect(shown.at("latest_charge")).toMatchObject({ refunded: true, amount_refunded: 1000 });
});

test("a decline says why, carries the payment, and is replayed as it was", async () => {
  const { pay, key } = await aCaller();
  const headers = { "idempotency-key": "order-1" };
  const form = { ...paid, payment_method: "pm_card_visa_chargeDeclinedInsufficientFunds" };
  const first = await pay(form, headers);
  expect(first.status).toBe(402);
  expect(first.at("error")).toMatchObject({
    type: "card_error",
    code: "card_declined",
    decline_code: "insufficient_funds",
    doc_url: "http://127.0.0.1:3000/docs/errors/card_declined",
    payment_intent: { object: "payment_intent", status: "requires_payment_method" },
  });
  expect(first.textAt("error", "charge")).toBe(
    first.at("error", "payment_intent", "latest_charge"),
  );
  expect(await pay(form, headers)).toMatchObject({ status: 402, text: first.text });

  const own = `${path}/${first.textAt("error", "payment_intent", "id")}`;
  const retried = { method: "POST", path: `${own}/confirm`, key } as const;
  const second = await call(confirm.POST, { ...retried, form: { payment_method: "pm_card_visa" } });
  expect(second).toMatchObject({ status: 200, body: { status: "succeeded" } });
});

test("a refused call leaves its key free and nothing behind", async () => {
  const { pay, count } = await aCaller();
  const headers = { "idempotency-key": "order-1" };
  expect(await pay({ ...paid, amount: "x" }, headers)).toMatchObject({ status: 400 });
  expect(await pay({ ...paid, customer: "cus_x" }, headers)).toMatchObject({ status: 404 });
  expect(await count()).toBe(0);
  expect(await pay(paid, headers)).toMatchObject({ status: 200 });
});

test("a replay is expanded as the repeated request asks", async () => {
  const { pay } = await aCaller();
  const headers = { "idempotency-key": "order-1" };
  const plain = await pay(paid, headers);
  const expanded = await pay({ ...paid, "expand[]": "latest_charge" }, headers);
  expect(plain.at("latest_charge")).toMatch(/^ch_/);
  expect(expanded.at("latest_charge")).toMatchObject({ id: plain.at("latest_charge") });
  expect(expanded.headers.get("idempotent-replayed")).toBe("true");
});

test("ids are expanded up to four levels, in one object and in lists", async () => {
  const { pay, key } = await aCaller();
  const deep = "latest_charge.balance_transaction.source.payment_intent";
  const one = await pay({ ...paid, "expand[]": deep });
  expect(one.textAt(...deep.split("."), "id")).toBe(one.at("id"));

  const query = "expand[]=data.balance_transaction&expand[]=data.payment_intent.payment_method";
  const list = await call(charges.GET, { path: `/v1/charges?${query}`, key });
  expect(list.at("data", 0)).toMatchObject({
    balance_transaction: { object: "balance_transaction", source: one.at("latest_charge", "id") },
    payment_intent: { payment_method: { object: "payment_method" } },
    customer: null,
  });
});

test("what cannot be expanded is refused by its name, before anything happens", async () => {
  const { pay, count } = await aCaller();
  const deep = "latest_charge.balance_transaction.source.payment_intent.customer";
  for (const name of ["amount", "nothing", "latest_charge.nothing", "data.customer", deep]) {
    const { status, at } = await pay({ ...paid, "expand[]": name });
    expect([status, at("error", "param")]).toEqual([400, "expand"]);
    if (name !== deep) expect(at("error", "message")).toContain(name);
  }
  expect(await pay({ ...paid, "expand[0][a]": "customer" })).toMatchObject({ status: 400 });
  expect(await count()).toBe(0);
});

test("every answer has its headers", async () => {
  const { pay, key } = await aCaller();
  const version = { "stripe-version": "2024-06-20" };
  for (const [answer, named] of [
    [await pay(paid, version), "2024-06-20"],
    [await pay(paid, { "stripe-version": "2025-11-17.clover" }), "2025-11-17.clover"],
    [await pay(paid, { "stripe-version": "yesterday\tor so" }), "2026-10-28.endive"],
    [await call(payments.GET, { path }), "2026-10-28.endive"],
    [await call(payment.PUT, { path: `${path}/pi_1`, key }), "2026-10-28.endive"],
  ] as const) {
    expect(answer.headers.get("request-id")).toMatch(/^req_[0-9A-Za-z]{22}$/);
    expect(answer.headers.get("stripe-version")).toBe(named);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-type")).toBe("application/json");
  }
});

test("who does not prove a key is told to, and learns nothing else", async () => {
  const { key } = await aCaller();
  const asked = async (authorization: string) => {
    const headers = authorization === "" ? {} : { authorization };
    const answer = await call(payments.GET, { path, headers });
    return [answer.status, answer.at("error", "code"), answer.headers.get("www-authenticate")];
  };
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
  const challenge = 'Bearer realm="Tollgate"';
  expect(await asked(`Bearer ${key}`)).toEqual([200, undefined, null]);
  expect(await asked(`bearer  ${key} `)).toEqual([200, undefined, null]);
  expect(await asked(basic(`${key}:`))).toEqual([200, undefined, null]);
  expect(await asked(basic(key))).toEqual([200, undefined, null]);
  for (const nothing of ["", "Bearer", "Digest x", basic(":"), "Basic ~~~", key]) {
    expect(await asked(nothing)).toEqual([401, "api_key_missing", challenge]);
  }
  for (const wrong of ["Bearer x", `Bearer ${key}0`, basic("x:y"), "Bearer \u00e9"]) {
    expect(await asked(wrong)).toEqual([401, "api_key_invalid", challenge]);
  }
});

test("a key cannot be led to act for another account", async () => {
  const { key } = await aCaller();
  const other = await anAccount();
  for (const name of ["stripe-account", "stripe-context"]) {
    const headers = { [name]: other.id };
    expect(await call(payments.GET, { path, key, headers })).toMatchObject({
      status: 403,
      body: { error: { code: "account_invalid" } },
    });
  }
});

test("a body that is too long, not text, cut off or not parameters is refused", async () => {
  const { key } = await aCaller();
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const json = { "content-type": "application/json" };
  const long = `description=${"x".repeat(600_000)}`;
  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) => {
    const answer = await call(payments.POST, { method: "POST", path, key, body, headers });
    return [answer.status, answer.at("error", "code")];
  };
  expect(await post(long, form)).toEqual([413, "body_too_large"]);
  expect(await post("a=1", { ...form, "content-length": "9999999" })).toEqual([
    413,
    "body_too_large",
  ]);
  expect(await post(new Uint8Array([0x61, 0x3d, 0xff]), form)).toEqual([400, "body_malformed"]);
  expect(await post("amount=%ff", form)).toEqual([400, "body_malformed"]);
  expect(await post("amount=1&amount=2", form)).toEqual([400, "body_malformed"]);
  expect(await post(`a${"[a]".repeat(40)}=1`, form)).toEqual([400, "body_malformed"]);
  expect(await post("{", json)).toEqual([400, "body_malformed"]);
  expect(await post("[".repeat(100_000), json)).toEqual([400, "body_malformed"]);
  for (const value of ["[]", "7", "1.5e3", '"x"', "null", "true"]) {
    expect(await post(value, json)).toEqual([400, "body_malformed"]);
  }
  expect(await post("<a/>", { "content-type": "text/html" })).toEqual([400, "body_malformed"]);
  const query = `${path}?amount=1`;
  expect(await call(payments.POST, { method: "POST", path: query, key, form: {} })).toMatchObject({
    status: 400,
    body: { error: { code: "body_malformed" } },
  });
});

test("a key that is too long or empty is refused", async () => {
  const { pay } = await aCaller();
  for (const key of ["", "x".repeat(256)]) {
    expect(await pay(paid, { "idempotency-key": key })).toMatchObject({
      status: 400,
      body: { error: { param: "Idempotency-Key" } },
    });
  }
  expect(await pay(paid, { "idempotency-key": "x".repeat(255) })).toMatchObject({ status: 200 });
});
