import { expect, test } from "vitest";
import {
  GET as retrieveCustomer,
  POST as updateCustomer,
} from "#app/v1/customers/[customer]/route";
import { POST as createCustomer, GET as listCustomers } from "#app/v1/customers/route";
import { POST as createPaymentMethod } from "#app/v1/payment_methods/route";
import { POST as createEndpoint } from "#app/v1/webhook_endpoints/route";
import { sqlClient } from "#db/client";
import { newApiKeySecret } from "#domain/api-keys/api-key-secret";
import { flushRequests } from "#domain/request-log/log-request";
import { anAccount } from "#e2e/support/account";
import { leaksIn } from "#e2e/support/find-leaks";
import { anApiKeyOf, call, type Sent } from "#e2e/support/handler";
import { markedCards } from "#e2e/support/marked-cards";
import type { Handler } from "#http/endpoint";
import { idToUuid } from "#platform/ids";

const cards = markedCards();
const secrets = [
  newApiKeySecret("live"),
  newApiKeySecret("sandbox"),
  "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJrZXlfMSJ9.c2lnbmF0dXJl",
  "pi_0aBcDeFgHiJkLmNoPqRsTu_secret_AbCdEfGhIjKlMnOpQrStUv",
  "tg_at_0123456789abcdefghijklmnop",
];
const marked = [...secrets, ...cards.flatMap(({ number }) => [number, spaced(number, ".")])];

function spaced(number: string, by: string): string {
  return number.replaceAll(/(.{4})(?=.)/g, `$1${by}`);
}

/** Every way in which a caller can say something, with this in it. */
function waysToSay(secret: string): readonly (readonly [Handler, Omit<Sent, "key">])[] {
  const post = (path: string) => ({ method: "POST", path }) as const;
  const at = encodeURIComponent(secret);
  return [
    [createCustomer, { ...post("/v1/customers"), form: { description: `of ${secret} and more` } }],
    [createCustomer, { ...post("/v1/customers"), form: { "metadata[note]": secret } }],
    [
      createCustomer,
      { ...post("/v1/customers"), form: { [secret]: "x", [`metadata[${secret}]`]: "y" } },
    ],
    [
      createCustomer,
      { ...post("/v1/customers"), json: { name: [secret], deep: { er: { token: secret } } } },
    ],
    [createCustomer, { ...post("/v1/customers"), json: { password: "plain words", secret } }],
    [
      createCustomer,
      {
        ...post("/v1/customers"),
        body: `name=${at.replaceAll(/\d/g, (digit) => `%3${digit}`)}`,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      },
    ],
    [
      createCustomer,
      {
        ...post("/v1/customers"),
        body: `{"name":"${secret}`,
        headers: { "content-type": "application/json" },
      },
    ],
    [listCustomers, { path: `/v1/customers?email=${at}&${at}=1` }],
    [retrieveCustomer, { path: `/v1/customers/${at}` }],
    [
      updateCustomer,
      { ...post(`/v1/customers/${at}`), headers: { "idempotency-key": `k ${secret}` } },
    ],
    [
      listCustomers,
      {
        path: "/v1/customers",
        headers: {
          "stripe-version": secret,
          "user-agent": secret,
          "x-forwarded-for": secret,
          "stripe-account": secret,
        },
      },
    ],
  ];
}

async function logOf(accountUuid: string): Promise<string> {
  await flushRequests();
  const rows = await sqlClient()<{ text: string }[]>`
    select to_jsonb(logged)::text as text from api_requests logged
    where account_id = ${accountUuid}`;
  return rows.map(({ text }) => text).join("\n");
}

test("wherever a caller puts a card number, a key or a secret, the log has none of it", async () => {
  const account = await anAccount();
  const key = await anApiKeyOf(account);
  for (const secret of marked) {
    for (const [handler, sent] of waysToSay(secret)) await call(handler, { ...sent, key });
  }
  const log = await logOf(idToUuid(account.id));
  expect(log.split("\n").length).toBeGreaterThan(100);
  for (const secret of [...marked, key, "plain words"])
    expect([secret, log.includes(secret)]).toEqual([secret, false]);
  expect(
    leaksIn(
      "log",
      log.replaceAll(/"(?:duration_ms|told_length)": \d+/g, ""),
      cards.map((card) => ({ ...card, cvc: "no code was sent" })),
    ),
  ).toEqual([]);
});

test("cards and their codes, and secrets we answer with, are not in the log", async () => {
  const account = await anAccount();
  const key = await anApiKeyOf(account);
  const sent = cards.map(({ number, cvc }) => ({
    type: "card",
    card: { number, cvc, exp_month: 12, exp_year: 2031 },
  }));
  const path = "/v1/payment_methods";
  for (const json of sent) await call(createPaymentMethod, { method: "POST", path, key, json });
  const form = { url: "https://shop.example/hooks", "enabled_events[0]": "*" };
  const made = await call(createEndpoint, {
    method: "POST",
    path: "/v1/webhook_endpoints",
    key,
    form,
  });
  expect(made.textAt("secret")).toMatch(/^whsec_/);
  const log = await logOf(idToUuid(account.id));
  expect(log).toContain("[removed]");
  expect(log).not.toContain(made.textAt("secret"));
  for (const { cvc } of cards) expect(log).not.toContain(`\\"cvc\\": \\"${cvc}`);
  for (const { number } of cards) expect(log).not.toContain(number);
  expect(log.match(/cvc[^,]*\[removed\]/g)?.length).toBe(cards.length);
});
