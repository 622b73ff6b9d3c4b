import { expect, test } from "vitest";
import { anAccount } from "#e2e/support/account";
import { apiRoutes, endpointsOf } from "#e2e/support/api-routes";
import { anApiKeyOf, call, type Received } from "#e2e/support/handler";
import { requireApprovalAbove } from "#e2e/support/shop";
import type { Endpoint } from "#http/endpoint";

type Form = Readonly<Record<string, string>>;

type Ask = (operation: string, form?: Form) => Promise<Received>;

/** Calls operations by method and path, and holds each answer to what is documented of it. */
async function aDocumentedApi() {
  const account = await anAccount();
  await requireApprovalAbove(account, 100n);
  const key = await anApiKeyOf(account);
  const endpoints = (await apiRoutes()).flatMap(endpointsOf);
  const called = new Set<Endpoint>();
  const ask: Ask = async (operation, form = {}) => {
    const [method = "", path = ""] = operation.split(" ");
    const endpoint = endpoints.find((each) => matches(each, method, path));
    if (!endpoint) throw new Error(`no operation ${operation}`);
    called.add(endpoint);
    const sent = { method: endpoint.contract.method, path, key };
    const answer = await call(endpoint, method === "POST" ? { ...sent, form } : sent);
    if (answer.status === 402) return answer;
    expect([operation, answer.status]).toEqual([operation, 200]);
    endpoint.contract.answer.parse(answer.body);
    return answer;
  };
  const uncalled = () => endpoints.filter((endpoint) => !called.has(endpoint));
  return { ask, uncalled: () => uncalled().map(({ contract }) => contract.summary) };
}

function matches({ contract }: Endpoint, method: string, path: string): boolean {
  const pattern = contract.path.replaceAll(/\{[a-z_]+\}/g, "[^/?]+");
  return contract.method === method && new RegExp(`^${pattern}(\\?|$)`).test(path);
}

const create = "POST /v1/payment_intents";
const terms = { amount: "1000", currency: "cny" };

test("every operation that a key can do answers in the shape that is documented", async () => {
  const { ask, uncalled } = await aDocumentedApi();
  const address = { "address[city]": "Köln", "metadata[a]": "1" };
  const customer = (await ask("POST /v1/customers", { name: "Jane", ...address })).textAt("id");
  await ask(`POST /v1/customers/${customer}`, { description: "Regular" });
  await ask(`GET /v1/customers/${customer}`);
  await ask("GET /v1/customers?limit=3");
  const method = await aSavedMethod(ask, customer);
  const paid = await payments(ask, customer, method);
  await refunds(ask, paid);
  await ask("GET /v1/balance");
  await ask(`GET /v1/accounts/${(await ask("GET /v1/account")).textAt("id")}`);
  await ask(`POST /v1/payment_methods/${method}/detach`);
  await ask(`DELETE /v1/customers/${customer}`);
  await ask(`GET /v1/customers/${customer}`);
  expect(uncalled()).toEqual([
    "Approve a refund as a second person",
    "Reject a refund as a second person",
  ]);
});

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

async function payments(ask: Ask, customer: string, method: string): Promise<Received> {
  const asked = (await ask(create, terms)).textAt("id");
  await ask(`POST /v1/payment_intents/${asked}`, { customer, description: "Order 7" });
  const paid = await ask(`POST /v1/payment_intents/${asked}/confirm`, { payment_method: method });
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
