import { expect, test } from "@playwright/test";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";

const words = translator("en", "rateLimits");

/** An account with one key in use. */
async function aShop() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("developer"));
  return { account, secret: (await createApiKey(ctx, { name: "Shop" })).secret };
}

test("an admin limits a key, its program meets the limit, and the limit is taken back", async ({
  page,
  request,
}) => {
  const { account, secret } = await aShop();
  const policy = async () => {
    const headers = { authorization: `Bearer ${secret}` };
    const answer = await request.get("/v1/balance", { headers });
    return answer.headers()["ratelimit-policy"];
  };
  await signIn(page, await aMember(account, "admin"));
  await page.goto("/api-keys");
  const given = await policy();
  await page.getByLabel(words("subject")).selectOption({ index: 1 });
  await page.getByLabel(words("rate")).fill("2");
  await page.getByRole("button", { name: words("save") }).click();
  await expect(page.getByText(translator("en", "fieldErrors")("missing"))).toBeVisible();
  await page.getByLabel(words("burst")).fill("7");
  await page.getByRole("button", { name: words("save") }).click();
  await expect(page.getByText(words("limit", { rate: 2, burst: 7 }))).toBeVisible();
  await expect.poll(policy).toContain('"key";q=7;w=4');

  await page.getByLabel(words("subject")).selectOption({ index: 1 });
  await page.getByLabel(words("rate")).fill("");
  await page.getByLabel(words("burst")).fill("");
  await page.getByRole("button", { name: words("save") }).click();
  await expect(page.getByText(words("limit", { rate: 2, burst: 7 }))).toBeHidden();
  await expect.poll(policy).toBe(given);
});

test("a limit above the operator's is refused at its field", async ({ page }) => {
  const { account } = await aShop();
  await signIn(page, await aMember(account, "owner"));
  await page.goto("/api-keys");
  await page.getByLabel(words("rate")).fill("9999999");
  await page.getByLabel(words("burst")).fill("10");
  await page.getByRole("button", { name: words("save") }).click();
  await expect(
    page.getByText(translator("en", "fieldErrors")("parameter_invalid_rate")),
  ).toBeVisible();
});

test("a developer sees the limits, and why they cannot be set", async ({ page }) => {
  const { account } = await aShop();
  await signIn(page, await aMember(account, "developer"));
  await page.goto("/api-keys");
  await expect(page.getByText(words("everyKey"), { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: words("save") })).toBeDisabled();
});
