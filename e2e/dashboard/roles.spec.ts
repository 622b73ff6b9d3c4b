import { expect, test } from "@playwright/test";
import { anAccount } from "#e2e/support/account";
import { mailsTo } from "#e2e/support/mail";
import { aMember, memberPassword, signIn } from "#e2e/support/member";
import { catalogue, translator } from "#messages/translator";

const words = translator("en", "roles");
const people = translator("en", "people");

test("a role is put together, given, and holds for an open session at its next click", async ({
  browser,
}) => {
  const account = await anAccount();
  const owner = await aMember(account, "owner");
  const member = await aMember(account, "viewer", { name: "Mia" });
  const [page, hers] = [await browser.newPage(), await browser.newPage()];
  await signIn(hers, member);
  await signIn(page, owner);
  await page.goto("/settings/people/roles/new");
  await page.getByLabel(words("name"), { exact: true }).fill("Refund desk");
  const { scope } = catalogue("en");
  await page.getByLabel(scope["refunds:read"], { exact: true }).check();
  await page.getByRole("button", { name: words("create") }).click();
  await expect(page.getByText(people("roleSaved"))).toBeVisible();
  const row = page.getByRole("row", { name: /Mia/ });
  await row.getByRole("button", { name: people("changeRole") }).click();
  await row.getByLabel(people("newRole")).selectOption({ label: "Refund desk" });
  await row.getByRole("button", { name: people("changeRoleSubmit") }).click();
  await expect(row.getByText("Refund desk").first()).toBeVisible();
  await hers.goto("/customers");
  await expect(hers.getByRole("heading", { level: 1 })).not.toHaveText(/Customers/);
  await hers.goto("/refunds");
  await expect(hers.getByRole("heading", { level: 1 })).toHaveText(/Refunds/);
});

test("an invitation goes out by e-mail, and its link lets one in", async ({ page, browser }) => {
  const account = await anAccount();
  const owner = await aMember(account, "owner");
  const email = `new-${owner.email}`;
  await signIn(page, owner);
  await page.goto("/settings/people/invite");
  await page.getByLabel(people("name"), { exact: true }).fill("New One");
  await page.getByLabel(people("email"), { exact: true }).fill(email);
  await page.getByRole("button", { name: people("inviteSubmit") }).click();
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1);
  const [mail] = await mailsTo(email);
  const link = /\/welcome\/\S+/.exec(mail?.text ?? "")?.[0] ?? "";
  const context = await browser.newContext();
  const hers = await context.newPage();
  await hers.goto(link);
  const welcome = translator("en", "welcome");
  await hers.getByLabel(welcome("newPassword"), { exact: true }).fill(`${memberPassword} new`);
  await hers.getByRole("button", { name: /join/ }).click();
  await hers.waitForURL((url) => url.pathname === "/");
  await context.close();
});
