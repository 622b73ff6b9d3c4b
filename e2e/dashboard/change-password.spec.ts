import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { database } from "#db/client";
import { sessions } from "#db/schema/people";
import { anAccount } from "#e2e/support/account";
import { mailsTo } from "#e2e/support/mail";
import { aMember, memberPassword, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";
import { systemClock } from "#platform/clock";

const security = translator("en", "security");
const words = translator("en", "changePassword");

for (const script of [true, false]) {
  test(`a password is changed, which ends every other session ${script ? "" : "without script"}`, async ({
    browser,
  }) => {
    const member = await aMember(await anAccount(), "viewer");
    const elsewhere = await browser.newPage();
    await signIn(elsewhere, member);
    const context = await browser.newContext({ javaScriptEnabled: script });
    const page = await context.newPage();
    await signIn(page, member);
    const provenAt = systemClock().subtract({ minutes: 11 });
    const mine = eq(sessions.personId, member.person.id);
    await database().update(sessions).set({ provenAt }).where(mine);
    await page.goto("/settings/security");
    await page.getByRole("link", { name: security("changePassword") }).click();
    const change = async (current: string, password: string) => {
      await page.getByLabel(words("current"), { exact: true }).fill(current);
      await page.getByLabel(words("password"), { exact: true }).fill(password);
      await page.getByRole("button", { name: words("submit") }).click();
    };
    const faults = translator("en", "fieldErrors");
    await change("not my password", "four words never together 7");
    await expect(page.getByText(faults("sign_in_failed_currentPassword"))).toBeVisible();
    await change(memberPassword, "password1234");
    await expect(page.getByText(faults("parameter_invalid_password"))).toBeVisible();
    await change(memberPassword, "four words never together 7");
    await expect(page.getByText(security("told.password"))).toBeVisible();
    await elsewhere.goto("/payments");
    await expect(elsewhere).toHaveURL(/\/sign-in/);
    await expect.poll(async () => (await mailsTo(member.email)).length).toBe(1);
    const [mail] = await mailsTo(member.email);
    expect(mail?.subject).toContain(translator("en", "letters.password_changed")("subject"));
    await page.goto(/\/reset-password\/\S+/.exec(mail?.text ?? "")?.[0] ?? "");
    const reset = translator("en", "resetPassword");
    await expect(page.getByRole("heading", { name: reset("newTitle") })).toBeVisible();
    await context.close();
  });
}

test("who has just signed in is not asked for the old password, later they are", async ({
  page,
}) => {
  const member = await aMember(await anAccount(), "viewer");
  await signIn(page, member);
  await page.goto("/settings/security/password");
  await expect(page.getByText(words("proven"))).toBeVisible();
  await page.getByLabel(words("password"), { exact: true }).fill("four words never together 7");
  const provenAt = systemClock().subtract({ minutes: 11 });
  const mine = eq(sessions.personId, member.person.id);
  await database().update(sessions).set({ provenAt }).where(mine);
  await page.getByRole("button", { name: words("submit") }).click();
  await page.waitForURL(/\/prove\?next=/);
});
