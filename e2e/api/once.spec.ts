import { expect, test } from "@playwright/test";
import { anIntegrator, call, post } from "#e2e/support/integrator";

const tea = {
  amount: 2000,
  currency: "cny",
  payment_method: "pm_card_visa",
  confirm: true,
} as const;
const teaForm = "amount=2000&currency=cny&payment_method=pm_card_visa&confirm=true";

test("twenty equal creates at once with one key give one payment and one answer", async () => {
  const { stripe } = await anIntegrator();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      stripe.paymentIntents.create(tea, { idempotencyKey: "order-1" }),
    ),
  );
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  const balance = await stripe.balance.retrieve();
  expect(balance.available).toMatchObject([{ amount: 2000 }]);
});

test("a repeated request gets the same bytes, and is told that it is a repeat", async () => {
  const { key } = await anIntegrator();
  const headers = {
    "idempotency-key": "order-2",
    "content-type": "application/x-www-form-urlencoded",
  };
  const send = () => call(key, "/v1/payment_intents", { method: "POST", body: teaForm, headers });
  const [first, second] = [await send(), await send()];
  expect(await second.text()).toBe(await first.text());
  expect(second.status).toBe(first.status);
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(second.headers.get("idempotent-replayed")).toBe("true");
  expect(second.headers.get("idempotency-key")).toBe("order-2");
});

test("a decline is answered again as the same decline, without another attempt", async () => {
  const { stripe } = await anIntegrator();
  const declined = { ...tea, payment_method: "pm_card_chargeDeclined" };
  const attempt = () =>
    stripe.paymentIntents.create(declined, { idempotencyKey: "order-3" }).then(
      () => undefined,
      (error: unknown) => (error as { raw: { payment_intent: object } }).raw,
    );
  const [first, second] = [await attempt(), await attempt()];
  expect(first).toMatchObject({ code: "card_declined" });
  expect((await stripe.charges.list()).data).toHaveLength(1);
  expect(second).toMatchObject({ payment_intent: first?.payment_intent });
});

test("the same key with other parameters is an idempotency error", async () => {
  const { stripe } = await anIntegrator();
  await stripe.paymentIntents.create(tea, { idempotencyKey: "order-4" });
  await expect(
    stripe.paymentIntents.create({ ...tea, amount: 2001 }, { idempotencyKey: "order-4" }),
  ).rejects.toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
});

test("a refused request leaves its key free for the corrected one", async () => {
  const { stripe } = await anIntegrator();
  const options = { idempotencyKey: "order-5" };
  await expect(stripe.paymentIntents.create({ ...tea, amount: -1 }, options)).rejects.toMatchObject(
    {
      param: "amount",
    },
  );
  const payment = await stripe.paymentIntents.create(tea, options);
  expect(payment.status).toBe("succeeded");
});

test("keys of two accounts are apart", async () => {
  const [one, two] = [await anIntegrator(), await anIntegrator()];
  const options = { idempotencyKey: "order-6" };
  const first = await one.stripe.paymentIntents.create(tea, options);
  const second = await two.stripe.paymentIntents.create({ ...tea, amount: 3000 }, options);
  expect(second.id).not.toBe(first.id);
});

test("every answer names its request, and is not to be cached", async () => {
  const { key } = await anIntegrator();
  for (const answer of [
    await call(key, "/v1/balance"),
    await call(key, "/v1/nothing_here"),
    await call("tg_test_wrong", "/v1/balance"),
    await post(key, "/v1/payment_intents", "amount=x"),
  ]) {
    expect(answer.headers.get("request-id")).toMatch(/^req_/);
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(answer.headers.get("content-type")).toContain("application/json");
  }
});
