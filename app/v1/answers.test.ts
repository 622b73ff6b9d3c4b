import { expect, test } from "vitest";
import type { Account } from "#domain/access/context";
import { retrievePayout } from "#domain/payouts/retrieve-payout";
import { retrieveEndpoint } from "#domain/webhook-endpoints/retrieve-endpoint";
import { anAccount, keyContext } from "#e2e/support/account";
import { type Ask, aDocumentedApi } from "#e2e/support/documented-api";
import type { Received } from "#e2e/support/handler";
import { anApprovedBankAccount, stepsOn } from "#e2e/support/payout";
import { aReceiver } from "#e2e/support/receiver";
import { deliverTo, tellEvents } from "#e2e/support/webhooks";

const create = "POST /v1/payment_intents";
const terms = { amount: "1000", currency: "cny" };

test("every operation that a key can do answers in the shape that is documented", async () => {
  const { account, ask, uncalled } = await aDocumentedApi();
  const address = { "address[city]": "Köln", "metadata[a]": "1" };
  const customer = (await ask("POST /v1/customers", { name: "Jane", ...address })).textAt("id");
  await ask(`POST /v1/customers/${customer}`, { description: "Regular" });
  await ask(`GET /v1/customers/${customer}`);
  await ask("GET /v1/customers?limit=3");
  const method = await aSavedMethod(ask, customer);
  const paid = await payments(ask, customer, method);
  await refunds(ask, paid);
  await setups(ask, customer);
  await storedBalance(ask, customer);
  await moneyOut(ask, account);
  await searches(ask);
  await events(ask, customer);
  await webhooks(ask, account);
  await rateLimits(ask);
  await ask("GET /v1/balance");
  await ask(`GET /v1/accounts/${(await ask("GET /v1/account")).textAt("id")}`);
  await ask(`POST /v1/payment_methods/${method}/detach`);
  await ask(`DELETE /v1/customers/${customer}`);
  await ask(`GET /v1/customers/${customer}`);
  expect(uncalled()).toEqual([
    "Remove a bank account, which only people can",
    "Register a bank account, which only people can",
    "Approve a refund as a second person",
    "Reject a refund as a second person",
  ]);
});

async function rateLimits(ask: Ask): Promise<void> {
  const asked = { applies_to: "route", route: "GET /v1/events", calls_per_day: "1000" };
  const limit = (await ask("POST /v1/rate_limits", asked)).textAt("id");
  await ask("GET /v1/rate_limits");
  await ask(`GET /v1/rate_limits/${limit}`);
  await ask(`DELETE /v1/rate_limits/${limit}`);
}

async function aSavedMethod(ask: Ask, customer: string): Promise<string> {
  const made = await ask("POST /v1/payment_methods", { "card[token]": "tok_visa" });
  const method = made.textAt("id");
  await ask(`POST /v1/payment_methods/${method}`, { "billing_details[name]": "Jane" });
  await ask(`POST /v1/payment_methods/${method}/attach`, { customer });
  await ask(`GET /v1/payment_methods/${method}`);
  await ask("GET /v1/payment_methods");
  await ask(`GET /v1/customers/${customer}/payment_methods`);
  await ask(`GET /v1/customers/${customer}/payment_methods/${method}`);
  return method;
}

async function paymentLinks(ask: Ask): Promise<void> {
  const asked = (await ask(create, terms)).textAt("id");
  const link = (await ask("POST /v1/payment_links", { payment_intent: asked })).textAt("id");
  await ask(`POST /v1/payment_links/${link}`, { active: "false" });
  await ask(`GET /v1/payment_links/${link}`);
  await ask("GET /v1/payment_links?active=false");
}

async function payments(ask: Ask, customer: string, method: string): Promise<Received> {
  const asked = (await ask(create, terms)).textAt("id");
  await ask(`POST /v1/payment_intents/${asked}`, { customer, description: "Order 7" });
  const paid = await ask(`POST /v1/payment_intents/${asked}/confirm`, { payment_method: method });
  await paymentLinks(ask);
  const visa = { ...terms, payment_method: "pm_card_visa", confirm: "true" };
  const held = (await ask(create, { ...visa, capture_method: "manual" })).textAt("id");
  await ask(`POST /v1/payment_intents/${held}/capture`, { amount_to_capture: "400" });
  const dropped = (await ask(create, { ...visa, capture_method: "manual" })).textAt("id");
  await ask(`POST /v1/payment_intents/${dropped}/cancel`, { cancellation_reason: "abandoned" });
  const stepUp = { ...visa, payment_method: "pm_card_authenticationRequired" };
  expect((await ask(create, stepUp)).at("next_action", "type")).toBe("redirect_to_url");
  const declined = await ask(create, { ...visa, payment_method: "pm_card_chargeDeclined" });
  await ask(`GET /v1/payment_intents/${declined.textAt("error", "payment_intent", "id")}`);
  await ask(`GET /v1/charges/${declined.textAt("error", "charge")}`);
  await ask("GET /v1/payment_intents");
  await ask("GET /v1/charges");
  return paid;
}

async function setups(ask: Ask, customer: string): Promise<void> {
  const path = "/v1/setup_intents";
  const asked = (await ask(`POST ${path}`, { customer })).textAt("id");
  await ask(`POST ${path}/${asked}`, { description: "Subscription" });
  const stepUp = { payment_method: "pm_card_authenticationRequired" };
  expect((await ask(`POST ${path}/${asked}/confirm`, stepUp)).at("status")).toBe("requires_action");
  await ask(`POST ${path}/${asked}/confirm`, { payment_method: "pm_card_chargeDeclined" });
  expect((await ask(`GET ${path}/${asked}`)).at("last_setup_error", "code")).toBe("card_declined");
  await ask(`POST ${path}/${asked}/cancel`, { cancellation_reason: "abandoned" });
  await ask(`GET ${path}`);
}

async function storedBalance(ask: Ask, customer: string): Promise<void> {
  const path = `/v1/customers/${customer}`;
  const other = (await ask("POST /v1/customers", { name: "Joe" })).textAt("id");
  const money = { amount: "500", currency: "cny" };
  const transfer = { "bank_transfer[reference]": "INV 7" };
  const topUp = await ask(`POST ${path}/top_ups`, { ...money, ...transfer });
  await ask(`GET ${path}/top_ups`);
  await ask(`GET ${path}/top_ups/${topUp.textAt("id")}`);
  const bank = {
    "destination[account_holder_name]": "Jane",
    "destination[account_number]": "000123456789",
  };
  const out = await ask(`POST ${path}/withdrawals`, { ...money, amount: "200", ...bank });
  await ask(`GET ${path}/withdrawals`);
  await ask(`GET ${path}/withdrawals/${out.textAt("id")}`);
  const to = { ...money, amount: "300", destination: other };
  const made = await ask(`POST ${path}/transfers`, to);
  await ask(`GET ${path}/transfers`);
  await ask(`GET /v1/customers/${other}/transfers/${made.textAt("id")}`);
  const lines = await ask(`GET ${path}/cash_balance_transactions`);
  await ask(`GET ${path}/cash_balance_transactions/${lines.textAt("data", 0, "id")}`);
  await ask(`GET ${path}/cash_balance`);
  await ask(`POST ${path}/cash_balance`, { "settings[reconciliation_mode]": "manual" });
  await ask(`POST ${path}/freeze`, { reason: "Under review." });
  await ask(`POST ${path}/unfreeze`);
  const leaving = (await ask("POST /v1/customers")).textAt("id");
  await ask(`POST /v1/customers/${leaving}/close`, { reason: "Left." });
}

async function moneyOut(ask: Ask, account: Account): Promise<void> {
  const bank = await anApprovedBankAccount(account);
  const banks = `/v1/accounts/${account.id}/external_accounts`;
  await ask(`GET ${banks}`);
  await ask(`GET ${banks}/${bank.id}`);
  const asked = { amount: "100", currency: "cny" };
  const made = (await ask("POST /v1/payouts", asked)).textAt("id");
  await ask(`POST /v1/payouts/${made}`, { "metadata[run]": "1" });
  await ask(`POST /v1/payouts/${made}/cancel`);
  const paid = (await ask("POST /v1/payouts", asked)).textAt("id");
  const payout = await retrievePayout(keyContext(account), { payoutId: paid });
  await stepsOn(account, payout, 2);
  await ask(`POST /v1/payouts/${paid}/reverse`);
  await ask(`GET /v1/payouts/${paid}?expand[]=destination&expand[]=reversed_by`);
  await ask("GET /v1/payouts?arrival_date[gte]=1");
  const to = { ...asked, destination: (await anAccount()).id };
  const transfer = (await ask("POST /v1/transfers", to)).textAt("id");
  await ask(`POST /v1/transfers/${transfer}`, { description: "" });
  const back = await ask(`POST /v1/transfers/${transfer}/reversals`, { amount: "7" });
  await ask(`GET /v1/transfers/${transfer}/reversals/${back.textAt("id")}`);
  await ask(`GET /v1/transfers/${transfer}/reversals`);
  await ask(`GET /v1/transfers/${transfer}`);
  await ask("GET /v1/transfers?expand[]=data.balance_transaction.source");
}

async function refunds(ask: Ask, paid: Received): Promise<void> {
  const given = await ask("POST /v1/refunds", {
    charge: paid.textAt("latest_charge"),
    amount: "9",
  });
  const refund = given.textAt("id");
  await ask(`POST /v1/refunds/${refund}`, { "metadata[why]": "broken" });
  await ask(`GET /v1/refunds/${refund}`);
  const rest = { payment_intent: paid.textAt("id"), amount: "500" };
  const waiting = await ask("POST /v1/refunds", rest);
  expect(waiting.body).toMatchObject({ status: "pending", pending_reason: "requires_approval" });
  await ask(`POST /v1/refunds/${waiting.textAt("id")}/cancel`);
  await ask("GET /v1/refunds");
  const lines = await ask("GET /v1/balance_transactions?type=refund");
  await ask(`GET /v1/balance_transactions/${lines.textAt("data", 0, "id")}`);
}

async function searches(ask: Ask): Promise<void> {
  const query = `query=${encodeURIComponent("amount>0")}`;
  expect((await ask(`GET /v1/payment_intents/search?${query}&limit=1`)).at("has_more")).toBe(true);
  await ask(`GET /v1/charges/search?${query}`);
  const janes = await ask(`GET /v1/customers/search?query=${encodeURIComponent("name~'Jane'")}`);
  expect(janes.ids).toHaveLength(1);
}

async function events(ask: Ask, customer: string): Promise<void> {
  await tellEvents();
  const all = await ask("GET /v1/events?limit=100");
  await ask(`GET /v1/events/${all.ids[0]}`);
  await ask("GET /v2/core/events?limit=100");
  const thin = await ask(`GET /v2/core/events?limit=1&object_id=${customer}`);
  expect(thin.textAt("next_page_url")).toContain("/v2/core/events?");
  await ask(`GET /v2/core/events/${thin.ids[0]}`);
}

async function webhooks(ask: Ask, account: Account): Promise<void> {
  await using receiver = await aReceiver();
  const path = "/v1/webhook_endpoints";
  const wanted = { url: receiver.url, "enabled_events[]": "customer.*" };
  const made = (await ask(`POST ${path}`, wanted)).textAt("id");
  await ask(`POST ${path}/${made}`, { description: "Shop" });
  await ask(`POST ${path}/${made}/secret`, { overlap_hours: "1" });
  await ask(`POST ${path}/${made}/test_events`);
  await deliverTo(await retrieveEndpoint(keyContext(account), { endpointId: made }));
  await ask(`GET ${path}/${made}`);
  await ask(`GET ${path}`);
  const sent = await ask(`GET ${path}/${made}/deliveries`);
  const delivery = await ask(`GET ${path}/${made}/deliveries/${sent.ids[0]}`);
  expect(delivery.at("attempts", 0, "status")).toBe(200);
  const again = { event: delivery.textAt("event") };
  await ask(`POST ${path}/${made}/redeliveries`, { ...again, dry_run: "true" });
  await ask(`POST ${path}/${made}/redeliveries`, again);
  await ask(`DELETE ${path}/${made}`);
}
