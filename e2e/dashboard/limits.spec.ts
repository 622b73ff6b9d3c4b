import { type Browser, expect, type Page, test } from "@playwright/test";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { blockAddress, touchTraffic } from "#domain/floods/block-address";
import { addRefusals } from "#domain/limit-refusals/add-refusals";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const words = translator("en", "limits");

/** An account with one key in use, which has asked for its balance so often an hour ago. */
async function aShop(times = 0) {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("developer"));
  const { key, secret } = await createApiKey(ctx, { name: "Shop" });
  const actor = { kind: "api_key", id: key.id, name: key.name, createdBy: null } as const;
  const begun = systemClock().subtract({ hours: 1 });
  for (let place = 0; place < times; place += 1) {
    const startedAt = begun.add({ milliseconds: 10 * place });
    const requestId = newId("req", startedAt);
    logRequest({
      ctx: { ...keyContext(account), actor, requestId },
      method: "GET",
      route: "/v1/balance",
      url: "http://127.0.0.1/v1/balance",
      status: 200,
      body: "{}",
      startedAt,
      durationMs: 4,
      idempotencyKey: null,
      apiVersion: null,
    });
  }
  await flushRequests();
  return { account, key, secret };
}

const fields = (page: Page) => ({
  subject: page.getByLabel(words("subject"), { exact: true }),
  rate: page.getByLabel(words("fields.rate")),
  burst: page.getByLabel(words("fields.burst")),
  day: page.getByLabel(words("fields.calls_per_day")),
  attempt: page.getByRole("button", { name: words("try") }),
  save: page.getByRole("button", { name: words("save") }),
});

test("a limit is tried on what was asked, then saved, and the program meets it", async ({
  page,
  request,
}) => {
  const { account, key, secret } = await aShop(40);
  const policy = async () => {
    const headers = { authorization: `Bearer ${secret}` };
    const answer = await request.get("/v1/balance", { headers });
    return answer.headers()["ratelimit-policy"];
  };
  await signIn(page, await aMember(account, "admin"));
  const given = await policy();
  await page.goto(`/limits/set?subject=${key.id}`);
  const form = fields(page);
  await form.rate.fill("2");
  await form.attempt.click();
  await expect(
    page.getByText(translator("en", "fieldErrors")("parameter_invalid_burst")),
  ).toBeVisible();
  await form.burst.fill("7");
  await form.attempt.click();
  await expect(page.getByText(/^33 of 4\d requests since/)).toBeVisible();
  await expect(page.getByRole("img", { name: /^33 of 4\d requests refused/ })).toBeVisible();
  await expect(page.getByText("GET /v1/balance").last()).toBeVisible();
  expect(await policy()).toBe(given);
  await form.save.click();
  await expect(page.getByText(words("saved"))).toBeVisible();
  await expect.poll(policy).toContain('"key";q=7;w=4');

  await page.goto("/limits");
  await expect(page.getByText(words("setHere", { kind: words("kinds.key") }))).toBeVisible();
  await page.goto(`/limits/set?subject=${key.id}`);
  await expect(form.rate).toHaveValue("2");
  await form.rate.fill("");
  await form.burst.fill("");
  await form.attempt.click();
  await form.save.click();
  await expect(page.getByText(words("saved"))).toBeVisible();
  await expect.poll(policy).toBe(given);
});

async function scriptless(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  return context.newPage();
}

test("without script a route is limited by the day, and the page shows what is used", async ({
  browser,
  request,
}) => {
  const { account, secret } = await aShop(5);
  const page = await scriptless(browser);
  await signIn(page, await aMember(account, "owner"));
  await page.goto("/limits/set?subject=route+GET+/v1/balance");
  const form = fields(page);
  await expect(form.subject).toHaveValue("route GET /v1/balance");
  await form.day.fill("3");
  await form.attempt.click();
  await expect(page.getByText(/^2 of 5 requests since/)).toBeVisible();
  await form.save.click();
  await expect(page.getByText(words("saved"))).toBeVisible();
  const headers = { authorization: `Bearer ${secret}` };
  const status = async () => (await request.get("/v1/balance", { headers })).status();
  await expect.poll(status).toBe(429);
  await expect(async () => {
    await page.goto("/limits");
    await expect(page.getByText(words("used", { used: 3, most: 3 })).first()).toBeVisible();
    await expect(page.getByText(words("rules.route-day")).first()).toBeVisible();
  }).toPass();
  await page.context().close();
});

test("the gauges move by themselves until somebody says stop", async ({ page, request }) => {
  const { account, secret } = await aShop();
  await signIn(page, await aMember(account, "developer"));
  await page.goto("/limits");
  const headers = { authorization: `Bearer ${secret}` };
  const shows = page.getByText(/^Requests that can be made at once: (?!4,000 |1,000 )/).first();
  await expect(async () => {
    await Promise.all(Array.from({ length: 60 }, () => request.get("/v1/balance", { headers })));
    await expect(shows).toBeVisible({ timeout: 4_000 });
  }).toPass();
  await page.getByRole("link", { name: words("pause") }).click();
  await expect(page.getByRole("link", { name: words("goOn") })).toBeVisible();
});

test("who was limited is shown by rule and route, and a block that touches the account lets it through", async ({
  page,
}) => {
  const { account, key } = await aShop();
  const address = "203.0.113.77";
  const hour = systemClock().round({ smallestUnit: "hour", roundingMode: "floor" });
  const refusal = { accountId: account.id, hour, caller: key.id, lastAt: systemClock() };
  await addRefusals([
    { ...refusal, rule: "key", route: "POST /v1/refunds", address: "", refused: 1234 },
  ]);
  await blockAddress(address);
  await touchTraffic(account.id, address, 3);
  await signIn(page, await aMember(account, "admin"));
  await page.goto("/limits");
  const row = page.getByRole("row").filter({ hasText: "POST /v1/refunds" });
  await expect(row).toContainText("1,234");
  await expect(row).toContainText(words("rules.key"));
  const block = page.getByRole("row").filter({ hasText: address });
  await expect(block).toContainText(words("blocked"));
  await block.getByRole("button", { name: words("letOurs") }).click();
  await expect(block).toContainText(words("letThrough"));
});

test("what is above the operator's bounds is refused at its field, and a developer sets nothing", async ({
  page,
}) => {
  const { account } = await aShop();
  await signIn(page, await aMember(account, "developer"));
  await page.goto("/limits/set?rate=9999999&burst=10");
  await expect(
    page.getByText(translator("en", "fieldErrors")("parameter_invalid_rate")),
  ).toBeVisible();
  await page.goto("/limits/set?calls_per_day=10");
  await expect(fields(page).save).toBeDisabled();
});
