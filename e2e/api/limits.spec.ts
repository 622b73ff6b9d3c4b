import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { Stripe } from "stripe";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { call, sdk } from "#e2e/support/integrator";
import { limitAccount } from "#e2e/support/limited";

/** An account with a limit of its own, and a key to it. */
async function aLimitedKey(ratePerSecond: number, burst: number): Promise<string> {
  const account = await anAccount();
  await limitAccount(account, { ratePerSecond, burst });
  const developer = personContext(account, await aPerson("developer"));
  return (await createApiKey(developer, { name: "Test" })).secret;
}

test("the SDK repeats by itself what a limit has put off for a moment, and it is done once", async () => {
  const key = await aLimitedKey(6, 4);
  const stripe = sdk(key);
  const made = Array.from({ length: 8 }, (_, place) =>
    stripe.paymentIntents.create({ amount: 100 + place, currency: "cny" }),
  );
  const payments = await Promise.all(made);
  expect(new Set(payments.map(({ id }) => id)).size).toBe(8);
  const listed = await stripe.paymentIntents.list({ limit: 100 });
  expect(listed.data.map(({ amount }) => amount).toSorted((one, other) => one - other)).toEqual([
    100, 101, 102, 103, 104, 105, 106, 107,
  ]);
});

test("an SDK that does not repeat is told that it was a limit, which, and for how long", async () => {
  const key = await aLimitedKey(1, 2);
  const stripe = sdk(key, { maxNetworkRetries: 0 });
  const asked = await Promise.allSettled(
    Array.from({ length: 6 }, () => stripe.balance.retrieve()),
  );
  const refusals = asked.filter((one) => one.status === "rejected");
  expect(refusals.length).toBeGreaterThanOrEqual(3);
  for (const { reason } of refusals) {
    expect(reason).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(reason).toMatchObject({
      code: "rate_limit",
      message: expect.stringContaining('the limit "account": 1 a second, 2 at once'),
      headers: { "retry-after": "1", "stripe-should-retry": "true" },
    });
  }
});

test("who waits as long as the answer says comes through", async () => {
  const key = await aLimitedKey(2, 4);
  const ask = () => call(key, "/v1/balance");
  const answers = await Promise.all(Array.from({ length: 12 }, ask));
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get("ratelimit-policy")).toMatch(
    /^"key";q=\d+;w=\d+, "account";q=4;w=2$/,
  );
  expect(refused?.headers.get("ratelimit")).toMatch(/"account";r=0;t=[12]$/);
  const waitMs = Number(refused?.headers.get("retry-after")) * 1_000;
  await wait(waitMs);
  expect((await ask()).status).toBe(200);
});

test("a limit of one account is no other's", async () => {
  const [narrow, other] = [await aLimitedKey(1, 1), await aLimitedKey(1, 1)];
  const answers = await Promise.all(Array.from({ length: 5 }, () => call(narrow, "/v1/balance")));
  expect(answers.some(({ status }) => status === 429)).toBe(true);
  expect((await call(other, "/v1/balance")).status).toBe(200);
});
