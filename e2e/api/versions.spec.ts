import { expect, test } from "@playwright/test";
import { Stripe } from "stripe";
import { listApiKeys } from "#domain/api-keys/list-api-keys";
import { pinVersion } from "#domain/key-versions/pin-version";
import { aPerson, personContext } from "#e2e/support/account";
import { anIntegrator, call, post } from "#e2e/support/integrator";
import { settings } from "#platform/settings";

/** The SDK as an older release has it: another version, and nothing else. */
function sdkOf(key: string, apiVersion: string): Stripe {
  const { hostname: host, port } = new URL(settings().origin);
  const options = { host, port, protocol: "http", telemetry: false } as const;
  // A version of another release is no type of this one.
  return new Stripe(key, { ...options, apiVersion: apiVersion as "2026-10-28.endive" });
}

test("the SDK's own version, and those of releases before it, are spoken and echoed", async () => {
  const { key, stripe } = await anIntegrator();
  const own = await stripe.balance.retrieve();
  expect(own.lastResponse.apiVersion).toBe("2026-10-28.endive");
  for (const version of ["2024-09-30.acacia", "2025-03-31.basil", "2025-11-17.clover"]) {
    const made = await sdkOf(key, version).paymentIntents.create({ amount: 500, currency: "cny" });
    expect(made.lastResponse.apiVersion).toBe(version);
    expect(made.lastResponse.headers["stripe-notice"]).toBeUndefined();
  }
});

test("a version that is not spoken is refused in words, and nothing is done", async () => {
  const { key, stripe } = await anIntegrator();
  for (const [version, why] of [
    ["2099-01-01", "yet to come"],
    ["2019-05-16", "2022-11-15"],
    ["latest", "a version is a day like"],
  ] as const) {
    const answer = await call(key, "/v1/customers", {
      method: "POST",
      headers: { "stripe-version": version },
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { code: "api_version_invalid", message: expect.stringContaining(why) },
    });
    expect(answer.headers.get("stripe-version")).toBe("2026-10-28.endive");
  }
  const refused = sdkOf(key, "2099-01-01").balance.retrieve();
  await expect(refused).rejects.toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
  expect((await stripe.customers.list()).data).toEqual([]);
});

test("a deprecated version is spoken, with the end and the replacement in each answer", async () => {
  const { key } = await anIntegrator();
  const ask = (version: string) =>
    call(key, "/v1/balance", { headers: { "stripe-version": version } });
  const old = await ask("2023-10-16");
  expect(old.status).toBe(200);
  expect(old.headers.get("stripe-version")).toBe("2023-10-16");
  expect(old.headers.get("deprecation")).toBe(`@${Date.parse("2026-11-22T00:00:00Z") / 1000}`);
  expect(old.headers.get("sunset")).toBe("Mon, 22 Nov 2027 00:00:00 GMT");
  expect(old.headers.get("stripe-notice")).toContain("2024-09-30.acacia");
  const fresh = await ask("2024-09-30.acacia");
  expect(fresh.headers.get("deprecation")).toBeNull();
  expect(fresh.headers.get("sunset")).toBeNull();
});

test("a key's pinned version is spoken where a request names none, and gives way to one that does", async () => {
  const { account, key, stripe } = await anIntegrator();
  const admin = personContext(account, await aPerson("admin"));
  const [made] = (await listApiKeys(admin, { limit: 1 })).rows;
  await pinVersion(admin, { apiKeyId: made?.id ?? "", version: "2025-11-17.clover" });
  // Other processes hear of it within a second.
  await expect(async () => {
    const answer = await post(key, "/v1/customers", "name=Li");
    expect(answer.headers.get("stripe-version")).toBe("2025-11-17.clover");
  }).toPass({ timeout: 5_000 });
  expect((await stripe.balance.retrieve()).lastResponse.apiVersion).toBe("2026-10-28.endive");
});

test("the page of changes is there for everyone, in both languages", async ({ request }) => {
  const answer = await request.get("/docs/changelog");
  expect(answer.status()).toBe(200);
  // Paths may be broken at their slashes.
  const text = (await answer.text()).replaceAll("<wbr/>", "");
  expect(text).toContain("POST /v1/refunds/{refund}/approval");
  expect(text).toContain("2024-09-30.acacia");
});
