import { expect, test } from "@playwright/test";
import { anAccount } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";

const words = translator("en", "customers");

test("a customer is added, found, corrected and deleted", async ({ page }) => {
  await signIn(page, await aMember(await anAccount(), "developer"));
  await page.goto("/customers");
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: words("create") }).click();
  await dialog.getByLabel(words("name")).fill("Grace Hopper");
  await dialog.getByLabel(words("email")).fill("Grace@example.com");
  await dialog.getByRole("button", { name: words("create") }).click();
  await page.waitForURL(/\/customers\/cus_/);

  await page.getByRole("button", { name: words("edit"), exact: true }).click();
  await dialog.getByLabel(words("description")).fill("Admiral");
  await dialog.getByLabel(words("phone")).fill("+1 555 0100");
  await dialog.getByRole("button", { name: words("save") }).click();
  await expect(page.getByRole("paragraph").filter({ hasText: "Admiral" })).toBeVisible();
  await expect(page.getByText("grace@example.com", { exact: true })).toBeVisible();

  await page.goto("/customers?q=GRACE@example.com");
  await page.getByRole("link", { name: "Grace Hopper" }).click();
  await page.getByRole("button", { name: words("delete") }).click();
  await expect(dialog).toContainText(words("deleteSentence", { name: "Grace Hopper" }));
  await dialog.getByRole("button", { name: words("delete") }).click();
  await expect(page.getByText(words("deletedStatus"), { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: words("edit"), exact: true })).toHaveCount(0);
  await page.goto("/customers");
  await expect(page.getByRole("link", { name: "Grace Hopper" })).toHaveCount(0);
});

test("a form that is refused says what to do and keeps what was typed", async ({ browser }) => {
  // Without script the browser's own checks are all there is before ours.
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, await aMember(await anAccount(), "developer"));
  await page.goto("/customers");
  await page.getByRole("button", { name: words("create") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(words("name")).fill("   ");
  await dialog.getByLabel(words("phone")).fill("+1 555 0100");
  await dialog.getByRole("button", { name: words("create") }).click();
  const name = page.locator('[name="name"]');
  await expect(name).toHaveAccessibleDescription(translator("en", "fieldErrors")("missing"));
  await expect(page.locator('[name="phone"]')).toHaveValue("+1 555 0100");
  await context.close();
});
