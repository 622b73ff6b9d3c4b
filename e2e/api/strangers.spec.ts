import { expect, test } from "@playwright/test";
import { contracts } from "#app/v1/contracts";
import type { Account } from "#domain/access/context";
import { peopleScopes } from "#domain/access/scopes";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { createMerchant } from "#domain/merchants/create-merchant";
import { operatorContext } from "#domain/merchants/operator-context";
import { aPerson, personContext } from "#e2e/support/account";
import { withoutRequest } from "#e2e/support/handler";
import { call, sdk } from "#e2e/support/integrator";
import { filledPath, oneOfEach } from "#e2e/support/one-of-each";
import { aShop } from "#e2e/support/shop";
import { systemClock } from "#platform/clock";
import { type IdPrefix, newId } from "#platform/ids";

/** What operations want besides the object itself, so that they come as far as looking for it. */
const bodies: Readonly<Record<string, string>> = {
  "POST /v1/customers/{customer}/close": "reason=x",
  "POST /v1/customers/{customer}/freeze": "reason=x",
  "POST /v1/customers/{customer}/top_ups": "amount=1&currency=cny&bank_transfer[reference]=x",
  "POST /v1/customers/{customer}/transfers": "amount=1&currency=cny&destination=cus_0",
  "POST /v1/customers/{customer}/withdrawals":
    "amount=1&currency=cny&destination[account_number]=000123456789" +
    "&destination[account_holder_name]=Ada",
  "POST /v1/payment_methods/{payment_method}/attach": "customer=cus_0",
  "POST /v1/refunds/{refund}/rejection": "reason=no",
};

/** Where the id of something else stands in what is sent, and which kind of thing it is. */
const named: readonly (readonly [operation: string, parameter: string, prefix: IdPrefix])[] = [
  ["POST /v1/payment_intents", "amount=1&currency=cny&customer", "cus"],
  ["POST /v1/payment_intents", "amount=1&currency=cny&payment_method", "pm"],
  ["POST /v1/payment_links", "payment_intent", "pi"],
  ["POST /v1/payouts", "amount=1&currency=cny&destination", "ba"],
  ["POST /v1/refunds", "charge", "ch"],
  ["POST /v1/refunds", "payment_intent", "pi"],
  ["POST /v1/setup_intents", "customer", "cus"],
  ["POST /v1/setup_intents", "payment_method", "pm"],
  ["POST /v1/customers/{customer}/top_ups", "amount=1&currency=cny&payment_method", "pm"],
  ["POST /v1/customers/{customer}/transfers", "amount=1&currency=cny&destination", "cus"],
  ["POST /v1/payment_methods/{payment_method}/attach", "customer", "cus"],
  ["POST /v1/webhook_endpoints/{webhook_endpoint}/redeliveries", "event", "evt"],
  ["GET /v1/balance_transactions", "payout", "po"],
  ["GET /v1/payment_methods", "customer", "cus"],
];

/** Lists that can be narrowed by another thing. */
const filters: typeof named = [
  ["GET /v1/balance_transactions", "source", "ch"],
  ["GET /v1/charges", "payment_intent", "pi"],
  ["GET /v1/events", "related_object", "cus"],
  ["GET /v1/payment_intents", "customer", "cus"],
  ["GET /v1/payment_links", "payment_intent", "pi"],
  ["GET /v1/payouts", "destination", "ba"],
  ["GET /v1/refunds", "charge", "ch"],
  ["GET /v1/setup_intents", "customer", "cus"],
  ["GET /v1/transfers", "destination", "acct"],
  ["GET /v1/webhook_endpoints/{webhook_endpoint}/deliveries", "event", "evt"],
  ["GET /v2/core/events", "object_id", "cus"],
];

type IdOf = (prefix: IdPrefix) => string;

const never: IdOf = (prefix) => newId(prefix, systemClock());

/** A shop with a key, one of each of its things, and one of each of somebody else's. */
async function neighbours() {
  const [own, strange] = [await aShop(), await aShop()];
  const admin = personContext(own.account, await aPerson("admin"));
  const { secret: key } = await createApiKey(admin, { name: "Own" });
  const [ours, theirs] = [await oneOfEach(own), await oneOfEach(strange)];
  const mine: IdOf = (prefix) => ours[prefix] ?? "";
  return { key, mine, strange: (prefix: IdPrefix) => theirs[prefix] ?? "" };
}

/** The status and the bytes of an answer, but for the name of its request. */
async function said(key: string, operation: string, sent: string): Promise<readonly unknown[]> {
  const [method = "", path = ""] = operation.split(" ");
  const isPost = method === "POST";
  const answer = await call(key, isPost || sent === "" ? path : `${path}?${sent}`, {
    method,
    ...(isPost ? { body: sent } : {}),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  return [answer.status, withoutRequest(await answer.text())];
}

test("another tenant's objects answer like objects that never were, on every operation", async () => {
  const { key, mine, strange } = await neighbours();
  const operations = Object.values(contracts).filter(({ path }) => path.includes("{"));
  expect(operations.length).toBeGreaterThan(50);
  for (const { method, path, scope } of operations) {
    if (peopleScopes.has(scope)) continue; // Keys are refused before anything is looked for.
    const ask = (idOf: IdOf) =>
      said(key, `${method} ${filledPath(path, idOf)}`, bodies[`${method} ${path}`] ?? "");
    const [status, text] = await ask(strange);
    expect(status, `${method} ${path}`).toBe(404);
    expect(text, `${method} ${path}`).toBe((await ask(never))[1]);
    // Below an object of one's own, the first id is that one's and the last one the stranger's.
    const below = (last: IdOf) => {
      const filled = filledPath(path.slice(0, path.lastIndexOf("{")), mine);
      return filled + filledPath(path.slice(path.lastIndexOf("{")), last);
    };
    const known = await said(key, `${method} ${below(strange)}`, bodies[`${method} ${path}`] ?? "");
    const unknown = await said(key, `${method} ${below(never)}`, bodies[`${method} ${path}`] ?? "");
    expect(known, `${method} ${path}`).toEqual(unknown);
    expect(known[0], `${method} ${path}`).toBe(404);
  }
});

test("ids of another tenant in parameters answer like ids that never were", async () => {
  const { key, mine, strange } = await neighbours();
  const ask = ([operation, parameter]: (typeof named)[number], id: string) =>
    said(key, filledPath(operation, mine), `${parameter}=${id}`);
  for (const row of [...named, ...filters]) {
    const what = row.join(" ");
    const known = await ask(row, strange(row[2]));
    expect(known, what).toEqual(await ask(row, never(row[2])));
    expect(known[0], what).toBe(named.includes(row) ? 404 : 200);
    expect(JSON.parse(String(known[1])), what).not.toMatchObject({ data: [{}] });
  }
});

test("a merchant's live and sandbox accounts do not see each other", async () => {
  const { live, sandbox } = await createMerchant(operatorContext(systemClock), {
    name: "Two accounts",
    country: "CN",
    defaultCurrency: "CNY",
    feeBasisPoints: 0,
    feeFixedMinor: {},
    settlementDelayDays: 2,
  });
  const developer = await aPerson("developer");
  const keyOf = async (account: Account) =>
    (await createApiKey(personContext(account, developer), { name: "Test" })).secret;
  const [liveKey, testKey] = [await keyOf(live), await keyOf(sandbox)];
  expect([liveKey.slice(0, 8), testKey.slice(0, 8)]).toEqual(["tg_live_", "tg_test_"]);
  const payment = await sdk(testKey).paymentIntents.create({ amount: 100, currency: "cny" });
  expect(payment.livemode).toBe(false);
  await expect(sdk(liveKey).paymentIntents.retrieve(payment.id)).rejects.toMatchObject({
    code: "resource_missing",
  });
  expect((await sdk(liveKey).paymentIntents.list()).data).toEqual([]);
});
