import { expect, test } from "@playwright/test";
import { Stripe } from "stripe";
import type { Context } from "#domain/access/context";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { reportLeak } from "#domain/key-changes/report-leak";
import { rotateApiKey } from "#domain/key-changes/rotate-api-key";
import { updateApiKey } from "#domain/key-changes/update-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { call, sdk } from "#e2e/support/integrator";

const soon = { timeout: 5_000, intervals: [25] };

async function anAdmin(): Promise<Context> {
  return personContext(await anAccount(), await aPerson("admin"));
}

/** Takes a payment with the unmodified library. */
async function charge(stripe: Stripe, amount: number): Promise<string> {
  const card = { payment_method: "pm_card_visa", confirm: true } as const;
  return (await stripe.paymentIntents.create({ amount, currency: "cny", ...card })).id;
}

async function statusOf(key: string): Promise<number> {
  return (await call(key, "/v1/balance")).status;
}

test("a restricted key does what it may, and is told by name what it may not", async () => {
  const admin = await anAdmin();
  const full = await createApiKey(admin, { name: "Shop" });
  const payment = await charge(sdk(full.secret), 10_000);
  const { secret } = await createApiKey(admin, {
    name: "Refund desk",
    scopes: ["payments:read", "refunds:read", "refunds:write"],
  });
  const desk = sdk(secret);
  await desk.paymentIntents.retrieve(payment);
  const refund = await desk.refunds.create({ payment_intent: payment, amount: 100 });
  expect(refund.status).toBe("succeeded");
  const refused = await desk.paymentIntents.cancel(payment).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Stripe.errors.StripePermissionError);
  expect(refused).toMatchObject({ code: "more_permissions_required", statusCode: 403 });
  expect(String(refused)).toContain("payments:write");
  expect(String(refused)).toContain("Refund desk");
  const expanding = desk.paymentIntents.retrieve(payment, { expand: ["customer"] });
  await expect(expanding).rejects.toMatchObject({ code: "more_permissions_required" });
});

test("fifty refunds at once over HTTP never go above the key's limit of the day", async () => {
  test.setTimeout(180_000);
  const admin = await anAdmin();
  const full = await createApiKey(admin, { name: "Shop" });
  const payment = await charge(sdk(full.secret), 1_000_000);
  const { secret } = await createApiKey(admin, {
    name: "Till",
    spendingLimits: [{ kind: "refunds", currency: "CNY", mostMinor: "500000" }],
  });
  const till = sdk(secret, { maxNetworkRetries: 0 });
  const refund = () => till.refunds.create({ payment_intent: payment, amount: 30_000 });
  const ended = await Promise.allSettled(Array.from({ length: 50 }, refund));
  const codes = ended.map((one) =>
    one.status === "fulfilled" ? "done" : (one.reason as { code: string }).code,
  );
  expect(codes.filter((code) => code === "done")).toHaveLength(16);
  expect(codes.filter((code) => code === "spending_limit_exceeded")).toHaveLength(34);
  const charged = await sdk(full.secret).paymentIntents.retrieve(payment, {
    expand: ["latest_charge"],
  });
  expect(charged.latest_charge).toMatchObject({ amount_refunded: 480_000 });
  await expect(till.payouts.create({ amount: 1, currency: "cny" })).rejects.toMatchObject({
    code: "bank_account_not_approved",
  });
});

test("a refund that is repeated with its key counts once, also when the limit is used up", async () => {
  const admin = await anAdmin();
  const full = await createApiKey(admin, { name: "Shop" });
  const payment = await charge(sdk(full.secret), 10_000);
  const { secret } = await createApiKey(admin, {
    name: "Till",
    spendingLimits: [{ kind: "refunds", currency: "CNY", mostMinor: "1000" }],
  });
  const once = { idempotencyKey: `once-${payment}` };
  const ask = () => sdk(secret).refunds.create({ payment_intent: payment, amount: 1_000 }, once);
  const first = await ask();
  expect((await ask()).id).toBe(first.id);
  const other = sdk(secret).refunds.create({ payment_intent: payment, amount: 1 });
  await expect(other).rejects.toMatchObject({ code: "spending_limit_exceeded", statusCode: 403 });
});

test("both keys of a rotation work until the grace is over, and the old one is told so", async () => {
  const admin = await anAdmin();
  const { key, secret } = await createApiKey(admin, { name: "Shop" });
  expect(await statusOf(secret)).toBe(200);
  const rotated = await rotateApiKey(admin, { apiKeyId: key.id, graceHours: 1 });
  const noticed = async () => (await call(secret, "/v1/balance")).headers.get("stripe-notice");
  await expect.poll(noticed, soon).toContain("was replaced and stops working in less than a day");
  await sdk(rotated.secret).balance.retrieve();
  const again = await createApiKey(admin, { name: "Till" });
  await rotateApiKey(admin, { apiKeyId: again.key.id, graceHours: 0 });
  await expect.poll(() => statusOf(again.secret), soon).toBe(401);
});

test("a changed, a leaked and a revoked key hold on the server within a second", async () => {
  const admin = await anAdmin();
  const { key, secret } = await createApiKey(admin, { name: "Shop" });
  expect(await statusOf(secret)).toBe(200);
  const second = { timeout: 1_000, intervals: [10] };
  await updateApiKey(admin, { apiKeyId: key.id, scopes: ["payments:read"] });
  await expect.poll(() => statusOf(secret), second).toBe(403);
  const { reissued } = await reportLeak(admin, { apiKeyId: key.id, reissues: true });
  await expect.poll(() => statusOf(secret), second).toBe(401);
  expect((await call(reissued?.secret ?? "", "/v1/payment_intents")).status).toBe(200);
  await revokeApiKey(admin, { apiKeyId: reissued?.key.id ?? "" });
  await expect.poll(() => statusOf(reissued?.secret ?? ""), second).toBe(401);
});

test("a key that is held to networks is refused where its caller is not known to be in one", async () => {
  const admin = await anAdmin();
  const { secret } = await createApiKey(admin, { name: "Till", networks: ["203.0.113.0/24"] });
  // No proxy is trusted here, so what a caller says of itself must count for nothing.
  const answer = await call(secret, "/v1/balance", {
    headers: { "x-forwarded-for": "203.0.113.7" },
  });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: "address_not_allowed" } });
});
