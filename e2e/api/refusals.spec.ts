import { expect, test } from "@playwright/test";
import { anIntegrator, call, post, sdk } from "#e2e/support/integrator";

/** How an amount can be wrong, however it is sent. */
const broken = "-1 0 -0 0.1 1.0 1e2 1e21 9007199254740993 9223372036854775808 null true".split(" ");
/** How it can be wrong in JSON besides, as it stands in the text. */
const brokenInJson = broken.concat(
  ['"100"', '"1e3"', '"0x10"', '" 12 "', '""', "[]", "{}", '"NaN"', '"Infinity"', '"１００"'],
  '100,"amount":100',
);
/** How it can be wrong in a form besides, where everything is text. */
const brokenInForm = broken.concat([
  "1e3",
  "0x10",
  "+12+",
  "",
  "NaN",
  "Infinity",
  "%EF%BC%91%EF%BC%90",
  "1&amount=1",
]);

test("every broken amount in JSON is a 400 that names the parameter, and stores nothing", async () => {
  const { key, stripe } = await anIntegrator();
  const headers = { "content-type": "application/json" };
  for (const amount of brokenInJson) {
    const body = `{"amount":${amount},"currency":"cny"}`;
    const answer = await call(key, "/v1/payment_intents", { method: "POST", headers, body });
    expect(answer.status, amount).toBe(400);
    expect(await answer.json(), amount).toMatchObject({ error: { param: "amount" } });
  }
  expect((await stripe.paymentIntents.list()).data).toEqual([]);
});

test("every broken amount in a form is a 400 that names the parameter, and stores nothing", async () => {
  const { key, stripe } = await anIntegrator();
  for (const amount of brokenInForm) {
    const answer = await post(key, "/v1/payment_intents", `currency=cny&amount=${amount}`);
    expect(answer.status, amount).toBe(400);
    expect(await answer.json(), amount).toMatchObject({ error: { param: "amount" } });
  }
  expect((await stripe.paymentIntents.list()).data).toEqual([]);
});

test("a currency that is none is refused by name, and each kind of real one is taken", async () => {
  const { key, stripe } = await anIntegrator();
  for (const currency of ["US", "XXX", "XTS", "ЕUR", "", "usdollar"]) {
    const body = new URLSearchParams({ amount: "100", currency }).toString();
    const answer = await post(key, "/v1/payment_intents", body);
    expect(answer.status, currency).toBe(400);
    expect(await answer.json(), currency).toMatchObject({ error: { param: "currency" } });
  }
  for (const currency of ["jpy", "KWD", "cny"]) {
    const payment = await stripe.paymentIntents.create({ amount: 100, currency });
    expect(payment.currency).toBe(currency.toLowerCase());
  }
});

test("an unknown parameter is refused by its name", async () => {
  const { key } = await anIntegrator();
  const answer = await post(key, "/v1/payment_intents", "amount=100&currency=cny&colour=red");
  expect(await answer.json()).toMatchObject({
    error: { code: "parameter_unknown", param: "colour", type: "invalid_request_error" },
  });
});

const bodies = {
  "half a JSON object": ["application/json", '{"amount":'],
  "JSON 100,000 deep": ["application/json", '{"a":'.repeat(100_000)],
  "a JSON list": ["application/json", "[1]"],
  "a form 100 deep": ["application/x-www-form-urlencoded", `a${"[b]".repeat(100)}=1`],
  "2,000 parameters": [
    "application/x-www-form-urlencoded",
    Array.from({ length: 2000 }, (_, place) => `a${place}=1`).join("&"),
  ],
  "bytes that are no text": ["application/x-www-form-urlencoded", "amount=%FF%FE"],
  "a type nobody reads": ["text/csv", "amount,100"],
  "a body of two megabytes": [
    "application/x-www-form-urlencoded",
    `description=${"x".repeat(2_000_000)}`,
  ],
} as const;

for (const [name, [contentType, body]] of Object.entries(bodies)) {
  test(`${name} is refused in JSON, not with a fault of ours`, async () => {
    const { key } = await anIntegrator();
    const headers = { "content-type": contentType };
    const answer = await call(key, "/v1/payment_intents", { method: "POST", body, headers });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.json()).toHaveProperty("error.message");
  });
}

test("a path that is nothing is a 404 in JSON that points to what exists", async () => {
  const { key } = await anIntegrator();
  for (const path of ["/v1", "/v1/", "/v1/teapots", "/v1/refunds/a/b/c"]) {
    const answer = await call(key, path);
    expect(answer.status, path).toBe(404);
    expect(await answer.json(), path).toMatchObject({
      error: { code: "route_unknown", message: expect.stringContaining("/openapi.json") },
    });
  }
});

test("without a key, with a broken one, or with one of another kind there is no entry", async () => {
  await expect(sdk("tg_test_nothing").balance.retrieve()).rejects.toMatchObject({
    type: "StripeAuthenticationError",
    statusCode: 401,
  });
  const bare = await call("", "/v1/balance");
  expect(bare.status).toBe(401);
});

test("the key works as the user name of Basic, as people send it from a shell", async () => {
  const { key } = await anIntegrator();
  const authorization = `Basic ${Buffer.from(`${key}:`).toString("base64")}`;
  const answer = await call(key, "/v1/balance", { headers: { authorization } });
  expect(answer.status).toBe(200);
});
