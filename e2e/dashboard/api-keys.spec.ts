import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";

const words = translator("en", "apiKeys");
const controls = translator("en", "controls.secret");
const states = translator("en", "status.apiKey");

/** What the API says to a caller with this secret. */
async function statusOf(
  request: APIRequestContext,
  secret: string,
  path = "/v1/balance",
): Promise<number> {
  const answer = await request.get(path, { headers: { authorization: `Bearer ${secret}` } });
  return answer.status();
}

/** The secret that is shown once, put away as a person would. */
async function shownSecret(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog");
  const secret = await dialog.getByText(/^tg_test_\w+$/).innerText();
  await dialog.getByLabel(controls("stored")).check();
  await dialog.getByRole("button", { name: controls("close") }).click();
  return secret;
}

test("a key works until it is revoked, and its secret is shown once", async ({ page, request }) => {
  await signIn(page, await aMember(await anAccount(), "developer"));
  await page.goto("/api-keys");
  await page
    .getByRole("link", { name: words("new"), exact: true })
    .first()
    .click();
  await page.getByLabel(words("name"), { exact: true }).fill("Web shop");
  await page.getByRole("button", { name: words("create"), exact: true }).click();
  const secret = await shownSecret(page);
  expect(await statusOf(request, secret)).toBe(200);
  await page.goto("/api-keys");
  expect(await page.content()).not.toContain(secret);

  await page.getByRole("link", { name: "Web shop" }).click();
  await page.getByRole("button", { name: words("revoke"), exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("Web shop");
  await page.getByRole("button", { name: words("revokeSubmit") }).click();
  await expect(page.getByText(states("revoked"), { exact: true }).first()).toBeVisible();
  expect(await statusOf(request, secret)).toBe(401);
});

test("a restricted key can be made where no script runs", async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, await aMember(await anAccount(), "admin"));
  await page.goto("/api-keys/new?preset=refund_desk");
  await page.getByLabel(words("name"), { exact: true }).fill("Till");
  await page.locator("input[name=limit_refunds]").fill("much");
  await page.getByRole("button", { name: words("create"), exact: true }).click();
  await expect(page.getByText(translator("en", "fieldErrors")("keyLimit"))).toBeVisible();
  await page.locator("input[name=limit_refunds]").fill("5,000.00 CNY");
  await page.getByRole("button", { name: words("create"), exact: true }).click();
  const secret = await page.getByText(/^tg_test_\w+$/).innerText();
  expect(await statusOf(request, secret, "/v1/refunds")).toBe(200);
  expect(await statusOf(request, secret, "/v1/balance")).toBe(403);
  await context.close();
});

test("a key's rights are changed, and hold at once", async ({ page, request }) => {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  const { key, secret } = await createApiKey(admin, { name: "Shop" });
  await signIn(page, await aMember(account, "admin"));
  await page.goto(`/api-keys/${key.id}/edit`);
  await page.getByLabel(words("restricted"), { exact: true }).check();
  const balance = { level: words("level.none"), resource: words("resources.balance") };
  await page.getByLabel(words("levelOf", balance), { exact: true }).check();
  await page.getByRole("button", { name: words("save") }).click();
  await expect(page).toHaveURL(new RegExp(`/api-keys/${key.id}$`));
  await expect.poll(() => statusOf(request, secret)).toBe(403);
  expect(await statusOf(request, secret, "/v1/refunds")).toBe(200);
});

test("a key is rotated, and its page says who still uses the old one", async ({
  page,
  request,
}) => {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  const { key, secret } = await createApiKey(admin, { name: "Shop" });
  await signIn(page, await aMember(account, "admin"));
  await page.goto(`/api-keys/${key.id}`);
  await page.getByLabel(words("grace"), { exact: true }).selectOption("1");
  await page.getByRole("button", { name: words("rotate"), exact: true }).click();
  const successor = await shownSecret(page);
  await page.goto(`/api-keys/${key.id}`);
  await expect(page.getByText(states("replaced"), { exact: true }).first()).toBeVisible();
  expect(await statusOf(request, successor)).toBe(200);
  expect(await statusOf(request, secret)).toBe(200);
  // Nobody reloads: the page looks again by itself.
  await expect(page.getByText("GET /v1/balance", { exact: true })).toBeVisible({ timeout: 30_000 });
});

test("what a key needed is shown, and the smaller key is made in one step", async ({
  page,
  request,
}) => {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  const { key, secret } = await createApiKey(admin, { name: "Reader" });
  expect(await statusOf(request, secret)).toBe(200);
  await signIn(page, await aMember(account, "admin"));
  await expect(async () => {
    await page.goto(`/api-keys/${key.id}/rights?days=1`);
    await expect(page.getByText("1 × GET /v1/balance")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: words("shrinkSubmit") }).click();
  const smaller = await shownSecret(page);
  expect(await statusOf(request, smaller)).toBe(200);
  expect(await statusOf(request, smaller, "/v1/refunds")).toBe(403);
});

test("a leaked key is ended and made anew in one step, and what it did is listed", async ({
  page,
  request,
}) => {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  const { key, secret } = await createApiKey(admin, { name: "Shop" });
  const headers = { authorization: `Bearer ${secret}` };
  const form = {
    amount: "12300",
    currency: "cny",
    confirm: "true",
    payment_method: "pm_card_visa",
  };
  expect((await request.post("/v1/payment_intents", { headers, form })).status()).toBe(200);
  await signIn(page, await aMember(account, "admin"));
  await page.goto(`/api-keys/${key.id}`);
  await page.getByRole("button", { name: words("leakSubmit") }).click();
  const reissued = await shownSecret(page);
  expect(await statusOf(request, secret)).toBe(401);
  expect(await statusOf(request, reissued)).toBe(200);
  await page.getByRole("link", { name: words("activity"), exact: true }).click();
  await expect(page.getByText("payment_intent.succeeded").first()).toBeVisible();
  await expect(page.getByText("123.00").first()).toBeVisible();
  await expect(page.getByText("POST /v1/payment_intents").first()).toBeVisible();
});

test("a developer is told why an admin's key cannot be changed, and can still end it", async ({
  page,
}) => {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  const { key } = await createApiKey(admin, { name: "Everything" });
  await signIn(page, await aMember(account, "developer"));
  await page.goto(`/api-keys/${key.id}`);
  await expect(page.getByRole("button", { name: words("rotate"), exact: true })).toBeDisabled();
  await expect(page.getByText(words("leakReissueReason"))).toBeVisible();
  await page.getByRole("button", { name: words("leakSubmit") }).click();
  await expect(page.getByText(states("revoked"), { exact: true }).first()).toBeVisible();
});

test("keys are listed by state", async ({ page }) => {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  await createApiKey(admin, { name: "Shop" });
  await signIn(page, await aMember(account, "admin"));
  await page.goto("/api-keys?state=revoked");
  await expect(page.getByText(words("noneInState"))).toBeVisible();
  await page.getByRole("link", { name: states("active"), exact: true }).click();
  await expect(page.getByRole("link", { name: "Shop" })).toBeVisible();
});
