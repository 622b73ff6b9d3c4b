import { expect, test } from "@playwright/test";
import { Stripe } from "stripe";
import { retrieveStory } from "#domain/request-stories/retrieve-story";
import { aPerson, personContext } from "#e2e/support/account";
import { anIntegrator } from "#e2e/support/integrator";
import { settings } from "#platform/settings";

test("a refusal leads the SDK's user to its request, whose story is kept", async () => {
  const { account, stripe } = await anIntegrator();
  const refused = await stripe.paymentIntents
    .create({ amount: -1, currency: "cny" })
    .catch((error: unknown) => error);
  if (!(refused instanceof Stripe.errors.StripeInvalidRequestError)) throw refused;
  const { requestId = "", request_log_url: address } = refused;
  expect(address).toBe(`${settings().origin}/requests/${requestId}`);
  const reader = personContext(account, await aPerson("developer"));
  // It is written a moment after its answer.
  await expect(async () => {
    const { request } = await retrieveStory(reader, { requestId });
    expect(request).toMatchObject({ status: 400, errorParam: "amount" });
    expect(JSON.parse(request?.asked ?? "")).toEqual({ amount: "-1", currency: "cny" });
  }).toPass();
});

test("a request of nobody is in no log, and is told of none", async () => {
  const answer = await fetch(`${settings().origin}/v1/balance`, {
    headers: { authorization: "Bearer tg_test_nobody" },
  });
  expect(answer.status).toBe(401);
  expect(await answer.text()).not.toContain("request_log_url");
});

test("a repeated request tells of the first one", async () => {
  const { account, stripe } = await anIntegrator();
  const options = { idempotencyKey: "order-7" };
  const first = await stripe.customers.create({ name: "Jane" }, options);
  const again = await stripe.customers.create({ name: "Jane" }, options);
  const reader = personContext(account, await aPerson("developer"));
  await expect(async () => {
    const story = await retrieveStory(reader, { requestId: again.lastResponse.requestId });
    expect(story.notes.replayOf).toBe(first.lastResponse.requestId);
    expect(JSON.parse(story.told ?? "")).toMatchObject({ id: first.id });
  }).toPass();
});
