import { expect, test } from "@playwright/test";
import { anIntegrator } from "#e2e/support/integrator";
import { aMember, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";

const words = translator("en", "requests");
const story = translator("en", "story");
const replay = translator("en", "replay");

test("what a program has asked is found by its answer, and leads to what happened", async ({
  page,
}) => {
  const { account, stripe } = await anIntegrator();
  const customer = await stripe.customers.create({ name: "王小明" });
  await stripe.customers.update(customer.id, { name: "王大明" });
  await expect(stripe.customers.retrieve("cus_0000000000000000000000")).rejects.toThrow();
  await signIn(page, await aMember(account, "developer"));
  // It is written a moment after its answer.
  await expect(async () => {
    await page.goto("/requests");
    await expect(page.getByRole("row", { name: "/v1/customers" })).toHaveCount(3, { timeout: 100 });
  }).toPass();

  await page.getByRole("link", { name: words("class.4"), exact: true }).click();
  await expect(page).toHaveURL(/class=4/);
  await expect(page.getByRole("row", { name: "/v1/customers" })).toHaveCount(1);
  await expect(page.getByRole("row", { name: "404 resource_missing" })).toBeVisible();
  await page.getByRole("link", { name: words("class.4"), exact: true }).click();
  await expect(page).not.toHaveURL(/class=/);

  await page.getByRole("button", { name: words("filters") }).click();
  await page.getByLabel(words("route"), { exact: true }).selectOption("/v1/customers");
  await page.getByRole("button", { name: words("apply") }).click();
  await expect(page).toHaveURL(/route=/);
  await page.getByRole("link", { name: "POST /v1/customers" }).click();
  await page.waitForURL(/\/requests\/req_/);
  await expect(page.getByText(words("duration"), { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: story("title") })).toBeVisible();
  await page.getByRole("link", { name: "customer.created" }).first().click();
  await expect(page).toHaveURL(/\/events\/evt_/);
  await page.goBack();
  await page
    .getByRole("link", { name: words("sameKey") })
    .first()
    .click();
  await expect(page.getByRole("row", { name: "/v1/customers" })).toHaveCount(3);
});

test("没有调用过接口时说明如何开始；无权限的角色看不到请求日志", async ({ page, browser }) => {
  const { account } = await anIntegrator();
  const chinese = translator("zh-CN", "requests");
  await signIn(page, await aMember(account, "developer", { locale: "zh-CN" }));
  await page.goto("/requests");
  await expect(page.getByText(chinese("none"))).toBeVisible();
  await page.goto("/requests?class=5&method=POST&key=nonsense");
  await expect(page.getByText(chinese("noneFiltered"))).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await signIn(other, await aMember(account, "analyst"));
  expect((await other.goto("/requests"))?.status()).toBe(403);
  await expect(
    other.getByRole("navigation").getByRole("link", { name: words("title"), exact: true }),
  ).toHaveCount(0);
});

test("the story of a payment is told, and errors are grouped and lead to an example", async ({
  page,
}) => {
  const { account, stripe } = await anIntegrator();
  const paid = { amount: 2000, currency: "cny", confirm: true, payment_method: "pm_card_visa" };
  await stripe.paymentIntents.create(paid);
  for (const amount of [-1, -2]) {
    await expect(stripe.paymentIntents.create({ amount, currency: "cny" })).rejects.toThrow();
  }
  await signIn(page, await aMember(account, "owner"));
  await expect(async () => {
    await page.goto("/requests?class=2");
    await page.getByRole("link", { name: "POST /v1/payment_intents" }).click({ timeout: 500 });
  }).toPass();
  for (const step of [
    "limiter",
    "credential",
    "idempotency",
    "risk",
    "channel",
    "ledger",
  ] as const) {
    await expect(page.getByRole("heading", { name: story(`step.${step}`) })).toBeVisible();
  }
  await expect(page.getByText(story("nothing.approval"))).toBeVisible();
  await expect(page.getByText(story("nothing.signature"))).toBeVisible();
  await expect(page.getByRole("link", { name: "payment_intent.succeeded" }).first()).toBeVisible();
  await expect(page.getByText("curl -X POST")).toBeVisible();
  await expect(page.getByText("stripe.rawRequest")).toBeVisible();

  await page.goto("/requests");
  await page.getByRole("link", { name: words("errors.title") }).click();
  await expect(page.getByRole("row", { name: /amount .*2/ })).toBeVisible();
});

test("new requests appear by themselves, each once, and can be had without script", async ({
  page,
  browser,
}) => {
  const { account, stripe } = await anIntegrator();
  await stripe.customers.create({ name: "One" });
  const member = await aMember(account, "developer");
  await signIn(page, member);
  await expect(async () => {
    await page.goto("/requests");
    await expect(page.getByRole("row", { name: "/v1/customers" })).toHaveCount(1, { timeout: 300 });
  }).toPass();
  await page.context().setOffline(true);
  await expect(page.getByText(words("tail.lost"))).toBeVisible({ timeout: 20_000 });
  await stripe.customers.create({ name: "Two" });
  await stripe.customers.create({ name: "Three" });
  await page.context().setOffline(false);
  await expect(page.getByRole("row", { name: "/v1/customers" })).toHaveCount(3, {
    timeout: 40_000,
  });
  await expect(page.getByText(words("tail.live"))).toBeVisible();
  await page.getByRole("button", { name: words("tail.pause") }).click();
  await expect(page.getByText(words("tail.paused"))).toBeVisible();

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(plain, member);
  await plain.goto("/requests");
  const newer = await plain.getByRole("link", { name: words("tail.newer") }).getAttribute("href");
  await stripe.customers.create({ name: "Four" });
  await expect(async () => {
    await plain.goto(newer ?? "");
    await expect(plain.getByRole("row", { name: "/v1/customers" })).toHaveCount(1, {
      timeout: 300,
    });
  }).toPass();
});

test("a request is tried in a sandbox, and both answers stand beside one another", async ({
  page,
}) => {
  const { account, stripe } = await anIntegrator();
  await stripe.customers.create({ name: "Jane", metadata: { order: "7" } });
  await signIn(page, await aMember(account, "owner"));
  await expect(async () => {
    await page.goto("/requests");
    await page.getByRole("link", { name: "POST /v1/customers" }).click({ timeout: 500 });
  }).toPass();
  await page.getByRole("link", { name: words("replay") }).click();
  await page.getByLabel(replay("parameters")).fill('{"name": "John"}');
  await page.getByRole("button", { name: replay("send") }).click();
  await expect(page).toHaveURL(/made=req_/);
  await expect(page.getByRole("heading", { name: replay("now") })).toBeVisible();
  await expect(
    page.getByText('± "name": "Jane"').or(page.getByText('"name": "Jane"')).first(),
  ).toBeVisible();
  await expect(page.getByText('"name": "John"').last()).toBeVisible();
});

test("a refused request shows where it was stopped and in which words", async ({ page }) => {
  const { account, stripe } = await anIntegrator();
  const options = { idempotencyKey: "order-7" };
  await stripe.customers.create({ name: "Jane" }, options);
  await expect(stripe.customers.create({ name: "John" }, options)).rejects.toThrow();
  await signIn(page, await aMember(account, "owner"));
  await expect(async () => {
    await page.goto("/requests?class=4");
    await page.getByRole("link", { name: "POST /v1/customers" }).click({ timeout: 500 });
  }).toPass();
  const stopped = page.getByRole("listitem").filter({ hasText: "idempotency_key_reused" });
  await expect(stopped.getByRole("heading", { name: story("step.idempotency") })).toBeVisible();
  await expect(page.getByText(story("nothing.route"))).toBeVisible();
});
