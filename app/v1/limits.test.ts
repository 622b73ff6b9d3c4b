import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { metricsAnswer } from "#app/metrics/metrics-answer";
import { GET as retrieveBalance } from "#app/v1/balance/route";
import { POST as createPayment, GET as listPayments } from "#app/v1/payment_intents/route";
import { anAccount } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { anApiKeyOf, call, type Received } from "#e2e/support/handler";
import { limitAccount } from "#e2e/support/limited";

async function aLimitedKey(burst: number, ratePerSecond = 1) {
  const account = await anAccount();
  await limitAccount(account, { ratePerSecond, burst });
  return anApiKeyOf(account);
}

function limitsOf({ headers }: Received) {
  return [headers.get("ratelimit-policy"), headers.get("ratelimit")];
}

/** What is left of the account's limit, as an answer says it. */
function left({ headers }: Received): string | undefined {
  return /"account";r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1];
}

test("each answer says what limits there are and what is left of them", async () => {
  const key = await aLimitedKey(20);
  const first = await call(retrieveBalance, { path: "/v1/balance", key });
  expect(first.status).toBe(200);
  expect(limitsOf(first)).toEqual([
    '"key";q=100000;w=1, "account";q=20;w=20',
    '"key";r=99999;t=1, "account";r=19;t=1',
  ]);
  const broken = { method: "POST", path: "/v1/payment_intents", key } as const;
  const refusals = [
    await call(createPayment, { ...broken, form: { amount: "-1", currency: "cny" } }),
    await call(createPayment, { ...broken, json: "{" }),
    await call(listPayments, { path: "/v1/payment_intents?expand[]=nothing", key }),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400]);
  expect(refusals.map(left)).toEqual(["18", "17", "16"]);
});

test("whoever is over a limit is refused by its name, and told when to come back", async () => {
  const key = await aLimitedKey(3);
  const ask = () => call(retrieveBalance, { path: "/v1/balance", key });
  const answers = [await ask(), await ask(), await ask(), await ask(), await ask()];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
  const refused = answers[3];
  expect(refused?.body).toMatchObject({
    error: {
      type: "invalid_request_error",
      code: "rate_limit",
      message:
        'Too many requests for the limit "account": 1 a second, 3 at once. Try again in 1 second.',
    },
  });
  expect(refused?.headers.get("retry-after")).toBe("1");
  expect(refused?.headers.get("stripe-should-retry")).toBe("true");
  expect(refused?.headers.get("ratelimit")).toMatch(/"account";r=0;t=3$/);
  expect(refused?.headers.get("request-id")).toMatch(/^req_/);
});

test("a refused request has no effect and leaves its idempotency key free", async () => {
  const account = await anAccount();
  await limitAccount(account, { ratePerSecond: 1, burst: 1 });
  const key = await anApiKeyOf(account);
  const sent = {
    method: "POST",
    path: "/v1/payment_intents",
    key,
    form: { amount: "100", currency: "cny" },
    headers: { "idempotency-key": "once" },
  } as const;
  const list = () => call(listPayments, { path: "/v1/payment_intents", key });
  expect((await list()).ids).toEqual([]);
  expect((await call(createPayment, sent)).status).toBe(429);
  await asOwner("update rate_limits set burst = 1000 where subject = $1", [account.id]);
  while (left(await list()) === "0") await wait(5);
  expect((await list()).ids).toEqual([]);
  const answer = await call(createPayment, sent);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("idempotent-replayed")).toBeNull();
  expect((await list()).ids).toEqual([answer.textAt("id")]);
});

test("a key that nobody knows draws on no bucket", async () => {
  const answer = await call(retrieveBalance, { path: "/v1/balance", key: "tg_test_nothing" });
  expect(answer.status).toBe(401);
  expect(limitsOf(answer)).toEqual([null, null]);
});

test("the metrics count refusals by rule, and know no key and no account", async () => {
  const token = "a token of this test";
  const metrics = async () => {
    const headers = { authorization: `Bearer ${token}` };
    const request = new Request("http://127.0.0.1/metrics", { headers });
    return (await metricsAnswer(request, token)).text();
  };
  const refusals = (text: string) =>
    Number(/tollgate_rate_limit_refusals_total\{rule="account"\} (\d+)/.exec(text)?.[1]);
  const before = refusals(await metrics());
  const key = await aLimitedKey(1);
  for (let turn = 0; turn < 4; turn += 1) await call(retrieveBalance, { path: "/v1/balance", key });
  const text = await metrics();
  expect(refusals(text)).toBe(before + 3);
  expect(text).toMatch(/^tollgate_rate_limit_buckets \d+$/m);
  const told = text.match(/^tollgate_rate_limit_refusals_total\{.*\}/gm) ?? [];
  expect(told.length).toBeGreaterThan(1);
  for (const one of told) expect(one).toMatch(/\{rule="[a-z-]+"\}$/);
});
