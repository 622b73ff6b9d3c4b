import { expect, test } from "vitest";
import * as customerMethods from "#app/v1/customers/[customer]/payment_methods/route";
import * as customers from "#app/v1/customers/route";
import * as attach from "#app/v1/payment_methods/[payment_method]/attach/route";
import * as detach from "#app/v1/payment_methods/[payment_method]/detach/route";
import * as item from "#app/v1/payment_methods/[payment_method]/route";
import * as collection from "#app/v1/payment_methods/route";
import { anAccount } from "#e2e/support/account";
import { anApiKeyOf, call } from "#e2e/support/handler";
import type { Handler } from "#http/endpoint";

const path = "/v1/payment_methods";

async function aCaller(fields: Parameters<typeof anAccount>[0] = {}) {
  const key = await anApiKeyOf(await anAccount(fields));
  const post = (handler: Handler, to: string, form: Record<string, string>) =>
    call(handler, { method: "POST", path: to, key, form });
  const get = (handler: Handler, from: string) => call(handler, { path: from, key });
  const aCustomer = async () => (await post(customers.POST, "/v1/customers", {})).textAt("id");
  return { key, post, get, aCustomer };
}

test("a test token makes a payment method that a customer can keep and lose", async () => {
  const { post, get, aCustomer } = await aCaller();
  const customer = await aCustomer();
  const form = { type: "card", "card[token]": "tok_mastercard", "billing_details[name]": "Jane" };
  const method = await post(collection.POST, path, form);
  const id = method.textAt("id");
  expect(method.body).toMatchObject({
    object: "payment_method",
    card: { brand: "mastercard", last4: "4444" },
    billing_details: { name: "Jane", email: null },
    customer: null,
  });

  const own = `${path}/${id}`;
  const attached = await post(attach.POST, `${own}/attach`, { customer });
  expect(attached.body).toMatchObject({ id, customer });
  expect((await post(attach.POST, `${own}/attach`, { customer })).body).toEqual(attached.body);
  const taken = await post(attach.POST, `${own}/attach`, { customer: await aCustomer() });
  expect(taken).toMatchObject({
    status: 400,
    body: { error: { code: "payment_method_unexpected_state" } },
  });

  const kept = await get(customerMethods.GET, `/v1/customers/${customer}/payment_methods`);
  expect(kept.body).toMatchObject({
    url: `/v1/customers/${customer}/payment_methods`,
    data: [{ id }],
  });
  const expanded = await get(item.GET, `${own}?expand[]=customer`);
  expect(expanded.at("customer")).toMatchObject({ id: customer, object: "customer" });

  const detached = await post(detach.POST, `${own}/detach`, {});
  expect(detached.body).toMatchObject({ customer: null });
  expect(await post(detach.POST, `${own}/detach`, {})).toMatchObject({ status: 400 });
});

test("a test id is attached as a payment method of its own each time", async () => {
  const { post, get, aCustomer } = await aCaller();
  const customer = await aCustomer();
  const attachTestId = () => post(attach.POST, `${path}/pm_card_visa/attach`, { customer });
  const first = await attachTestId();
  const second = await attachTestId();
  expect(first.at("id")).toMatch(/^pm_[0-9A-Za-z]{22}$/);
  expect(first.at("id")).not.toBe(second.at("id"));
  expect(first.textAt("card", "fingerprint")).toBe(second.at("card", "fingerprint"));
  const { body } = await get(collection.GET, `${path}?customer=${customer}&type=card&limit=1`);
  expect(body).toMatchObject({ has_more: true, data: [{ id: second.at("id") }] });
});

test("who is billed can be changed, piece by piece", async () => {
  const { post } = await aCaller();
  const made = await post(collection.POST, path, { payment_method: "pm_card_visa" });
  const own = `${path}/${made.textAt("id")}`;
  await post(item.POST, own, { "billing_details[email]": "a@b.example" });
  const changed = await post(item.POST, own, {
    "billing_details[address][country]": "DE",
    "metadata[order]": "7",
  });
  expect(changed.body).toMatchObject({
    billing_details: { email: "a@b.example", address: { country: "DE", city: null } },
    metadata: { order: "7" },
  });
});

const typed = {
  "card[number]": "4242 4242 4242 4242",
  "card[exp_month]": "01",
  "card[exp_year]": "31",
};

test("a card as it was typed is taken from a form and from JSON, and shown as it is printed", async () => {
  const { post, key } = await aCaller();
  const asForm = await post(collection.POST, path, { type: "card", ...typed, "card[cvc]": "123" });
  const card = { number: "4242424242424242", exp_month: 1, exp_year: 2031, cvc: "123" };
  const asJson = await call(collection.POST, {
    method: "POST",
    path,
    key,
    json: { type: "card", card },
  });
  for (const { status, body, text } of [asForm, asJson]) {
    expect(status).toBe(200);
    expect(body).toMatchObject({
      type: "card",
      card: { brand: "visa", last4: "4242", exp_month: 1, exp_year: 2031, country: "US" },
    });
    expect(text).not.toContain("42424242");
    expect(text).not.toContain("number");
  }
  expect(asForm.at("card", "checks", "cvc_check")).toBe("pass");
  expect(asForm.at("card", "fingerprint")).toBe(asJson.at("card", "fingerprint"));
});

test("what is wrong with a card is told by code and field, and never repeated", async () => {
  const { post, key } = await aCaller();
  const wrong = async (form: Record<string, string>) => {
    const answer = await post(collection.POST, path, { type: "card", ...typed, ...form });
    expect(answer.text).not.toMatch(/4242 ?4242/);
    return [answer.status, answer.at("error", "code"), answer.at("error", "param")];
  };
  const number = [402, "incorrect_number", "card[number]"];
  expect(await wrong({ "card[number]": "4242424242424241" })).toEqual(number);
  expect(await wrong({ "card[number]": "424242424242424" })).toEqual(number);
  expect(await wrong({ "card[number]": "9999999999999995" })).toEqual(number);
  expect(await wrong({ "card[number]": "4242424242424242".repeat(9) })).toEqual(number);
  expect(await wrong({ "card[exp_month]": "13" })).toEqual([
    402,
    "invalid_expiry_month",
    "card[exp_month]",
  ]);
  expect(await wrong({ "card[exp_year]": "1999" })).toEqual([
    402,
    "invalid_expiry_year",
    "card[exp_year]",
  ]);
  expect(await wrong({ "card[exp_year]": "2020" })).toEqual([
    402,
    "expired_card",
    "card[exp_year]",
  ]);
  expect(await wrong({ "card[cvc]": "1234" })).toEqual([402, "invalid_cvc", "card[cvc]"]);
  expect(await wrong({ "card[cvc]": "4242424242424242" })).toEqual([
    402,
    "invalid_cvc",
    "card[cvc]",
  ]);
  const json = { type: "card", card: { number: 4242424242424242 } };
  const asNumber = await call(collection.POST, { method: "POST", path, key, json });
  expect(asNumber.at("error", "param")).toBe("card[number]");
  expect(asNumber.text).not.toContain("42424242");
});

test("no other text may bring a card number in, and its name is told without it", async () => {
  const { post } = await aCaller();
  const refused = async (form: Record<string, string>) => {
    const { status, at, text } = await post(collection.POST, path, {
      type: "card",
      ...typed,
      ...form,
    });
    expect(text).not.toContain("55555555");
    expect(status).toBe(400);
    return at("error", "param");
  };
  const number = "5555 5555 5555 4444";
  expect(await refused({ "billing_details[name]": `Jane ${number}` })).toBe(
    "billing_details[name]",
  );
  expect(await refused({ "metadata[card]": number.replaceAll(" ", "") })).toBe("metadata[card]");
  expect(await refused({ "metadata[5555555555554444]": "x" })).toBe("metadata[[removed]]");
  expect(await refused({ "5555555555554444": "x" })).toBe("[removed]");
});

test("a stored balance is a way to pay of its own", async () => {
  const { post, get } = await aCaller();
  const made = await post(collection.POST, path, { type: "customer_balance" });
  expect(made.body).toMatchObject({ type: "customer_balance", customer_balance: {} });
  expect(made.at("card")).toBeUndefined();
  const read = await get(item.GET, `${path}/${made.textAt("id")}`);
  expect(read.body).toEqual(made.body);
});

test("a live account takes no test cards", async () => {
  const { post, aCustomer } = await aCaller({ mode: "live" });
  const customer = await aCustomer();
  const refusals = [
    await post(collection.POST, path, { "card[token]": "tok_visa" }),
    await post(collection.POST, path, { payment_method: "pm_card_visa" }),
    await post(attach.POST, `${path}/pm_card_visa/attach`, { customer }),
  ];
  for (const { status, at } of refusals) {
    expect(status).toBe(400);
    expect(at("error", "message")).toContain("test cards");
  }
});

test("a payment method needs a card, and one that the sandbox knows", async () => {
  const { post } = await aCaller();
  const refused = async (form: Record<string, string>) => {
    const { status, at } = await post(collection.POST, path, form);
    return [status, at("error", "code"), at("error", "param")];
  };
  expect(await refused({ type: "card" })).toEqual([400, "parameter_missing", "card"]);
  expect(await refused({ "card[token]": "tok_gold" })).toEqual([
    404,
    "resource_missing",
    "card[token]",
  ]);
  expect(await refused({ type: "cash", "card[token]": "tok_visa" })).toEqual([
    400,
    "parameter_invalid",
    "type",
  ]);
});

test("another account's payment method and customer are not there", async () => {
  const owner = await aCaller();
  const made = await owner.post(collection.POST, path, { payment_method: "pm_card_visa" });
  const stranger = await aCaller();
  const own = `${path}/${made.textAt("id")}`;
  const customer = await owner.aCustomer();
  const answers = [
    await stranger.get(item.GET, own),
    await stranger.post(item.POST, own, {}),
    await stranger.post(detach.POST, `${own}/detach`, {}),
    await stranger.post(attach.POST, `${own}/attach`, { customer: await stranger.aCustomer() }),
    await stranger.post(attach.POST, `${path}/pm_card_visa/attach`, { customer }),
    await stranger.get(customerMethods.GET, `/v1/customers/${customer}/payment_methods`),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
});
