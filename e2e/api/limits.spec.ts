import { execFile } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { Stripe } from "stripe";
import * as z from "zod";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { call, sdk } from "#e2e/support/integrator";
import { limitAccount } from "#e2e/support/limited";
import { settings } from "#platform/settings";

const run = promisify(execFile);

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

/** Processes beside the one that answers: before they have heard, each lets a bucket through. */
const others = Number(process.env.E2E_WORKERS ?? 1) - 1;

test("an SDK that does not repeat is told that it was a limit, which, and for how long", async () => {
  const key = await aLimitedKey(1, 2);
  const stripe = sdk(key, { maxNetworkRetries: 0 });
  const asked = await Promise.allSettled(
    Array.from({ length: 12 }, () => stripe.balance.retrieve()),
  );
  const refusals = asked.filter((one) => one.status === "rejected");
  expect(refusals.length).toBeGreaterThanOrEqual(9 - 2 * others);
  for (const { reason } of refusals) {
    expect(reason).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(reason).toMatchObject({
      code: "rate_limit",
      message: expect.stringContaining('the limit "account": 1 a second, 2 at once'),
    });
    const { headers } = z.object({ headers: toldSchema }).parse(reason);
    const waitS = Number(headers["retry-after"]);
    expect(waitS).toBeGreaterThanOrEqual(1);
    expect(waitS).toBeLessThanOrEqual(1 + 2 * others);
    expect(headers["stripe-should-retry"]).toBe(String(waitS === 1));
  }
});

const toldSchema = z.object({ "retry-after": z.string(), "stripe-should-retry": z.string() });

test("who waits as long as the answer says comes through", async () => {
  const [ratePerSecond, burst] = [2, 4];
  const key = await aLimitedKey(ratePerSecond, burst);
  const ask = () => call(key, "/v1/balance");
  const answers = await Promise.all(Array.from({ length: 12 + 4 * others }, ask));
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get("ratelimit-policy")).toMatch(
    /^"key";q=\d+;w=\d+, "account";q=4;w=2$/,
  );
  expect(refused?.headers.get("ratelimit")).toMatch(/"account";r=0;t=[1-4]$/);
  // What others have let through meanwhile is paid back first, and the next answer says so.
  const mostS = 1 + others * (burst / ratePerSecond + 1);
  let [waitedS, answer] = [0, refused];
  while (answer?.status === 429 && waitedS <= mostS) {
    const waitS = Number(answer.headers.get("retry-after"));
    await wait(waitS * 1_000);
    [waitedS, answer] = [waitedS + waitS, await ask()];
  }
  expect(answer?.status).toBe(200);
  expect(waitedS).toBeLessThanOrEqual(mostS);
});

test("a limit of one account is no other's", async () => {
  const [narrow, other] = [await aLimitedKey(1, 1), await aLimitedKey(1, 1)];
  const answers = await Promise.all(Array.from({ length: 5 }, () => call(narrow, "/v1/balance")));
  expect(answers.some(({ status }) => status === 429)).toBe(true);
  expect((await call(other, "/v1/balance")).status).toBe(200);
});

/** A key of an account of which some part of the traffic is limited so. */
async function aKeyLimitedBy(
  limits: Parameters<typeof limitAccount>[1],
  part: "account" | "address" | "key" | "route",
): Promise<string> {
  const account = await anAccount();
  const developer = personContext(account, await aPerson("developer"));
  const { key, secret } = await createApiKey(developer, { name: "Test" });
  const subjects = { account: account.id, key: key.id, address: "address", route: balanceRoute };
  await limitAccount(account, limits, subjects[part]);
  return secret;
}

const balanceRoute = "route GET /v1/balance";

test("the SDK that has used up its day throws at once, and is told the rule and when it ends", async () => {
  const stripe = sdk(await aKeyLimitedBy({ callsPerDay: 3 }, "key"));
  for (let turn = 0; turn < 3; turn += 1) await stripe.balance.retrieve();
  const refusal: unknown = await stripe.balance.retrieve().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
  expect(refusal).toMatchObject({
    code: "rate_limit",
    message: expect.stringContaining('the limit "key-day": 3 a day'),
    headers: { "stripe-should-retry": "false", "retry-after": expect.stringMatching(/^\d+$/) },
  });
});

test("curl sees a route's own limit, in the fields and in the answer, and other routes go on", async () => {
  const key = await aKeyLimitedBy({ callsPerDay: 1 }, "route");
  const curl = async (path: string) => {
    const url = new URL(path, settings().origin).href;
    return (await run("curl", ["-s", "-i", "-u", `${key}:`, url])).stdout;
  };
  expect(await curl("/v1/balance")).toMatch(/^ratelimit: .*"route-day";r=0;t=\d+\r$/im);
  let refused = "";
  // Another process hears of the first within a quarter of a second.
  await expect(async () => {
    refused = await curl("/v1/balance");
    expect(refused).toMatch(/^HTTP\/1.1 429 /);
  }).toPass();
  expect(refused).toMatch(/^ratelimit-policy: .*"route-day";q=1;w=86400\r$/im);
  expect(refused).toMatch(/^retry-after: \d+\r$/im);
  expect(refused).toContain('\\"route-day\\"');
  expect(await curl("/v1/events")).toMatch(/^HTTP\/1.1 200 /);
});

test("a connection that is cut frees its place among those under way", async () => {
  const key = await aKeyLimitedBy({ inFlight: 1 }, "key");
  const { port } = new URL(settings().origin);
  const head = `POST /v1/customers HTTP/1.1\nHost: a\nAuthorization: Bearer ${key}\n`;
  const type = "Content-Type: application/x-www-form-urlencoded";
  const half = `${head}${type}\nContent-Length: 100\nExpect: 100-continue\n\nname`;
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(half.replaceAll("\n", "\r\n"));
  // The server says "100 Continue" when it begins with it: no other request comes before.
  await once(socket, "data");
  const status = async () => (await call(key, "/v1/balance")).status;
  await expect.poll(status).toBe(429);
  socket.destroy();
  await expect.poll(status).toBe(200);
});
