import { type APIRequestContext, expect, test } from "@playwright/test";
import { anAccount } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";

const words = translator("en", "apiKeys");
const controls = translator("en", "controls.secret");

/** What the API says to a caller with this secret. */
async function statusOf(request: APIRequestContext, secret: string): Promise<number> {
  const answer = await request.get("/v1/balance", {
    headers: { authorization: `Bearer ${secret}` },
  });
  return answer.status();
}

test("a key works until it is revoked, and its secret is shown once", async ({ page, request }) => {
  await signIn(page, await aMember(await anAccount(), "developer"));
  await page.goto("/api-keys");
  await page.getByLabel(words("name")).fill("Web shop");
  await page.getByRole("button", { name: words("create"), exact: true }).click();

  const dialog = page.getByRole("dialog");
  const secret = await dialog.getByText(/^tg_test_\w+$/).innerText();
  expect(await statusOf(request, secret)).toBe(200);
  await dialog.getByLabel(controls("stored")).check();
  await dialog.getByRole("button", { name: controls("close") }).click();
  await page.reload();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole("button", { name: words("revoke"), exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("Web shop");
  await page.getByRole("button", { name: words("revokeSubmit") }).click();
  await expect(
    page.getByText(translator("en", "status.apiKey")("revoked"), { exact: true }),
  ).toBeVisible();
  expect(await statusOf(request, secret)).toBe(401);
});

test("a key can be made where no script runs", async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, await aMember(await anAccount(), "developer"));
  await page.goto("/api-keys");
  await page.getByLabel(words("name")).fill("Till");
  await page.getByRole("button", { name: words("create"), exact: true }).click();
  const secret = await page.getByText(/^tg_test_\w+$/).innerText();
  expect(await statusOf(request, secret)).toBe(200);
  await context.close();
});
