import { type Browser, expect, type Page, test } from "@playwright/test";
import { anAccount } from "#e2e/support/account";
import { aMember, type Member, signIn } from "#e2e/support/member";
import { locales, translator } from "#messages/translator";

/** The policy's page as this person sees it. */
async function policyOf(browser: Browser, member: Member): Promise<Page> {
  const context = await browser.newContext({ locale: member.locale });
  const page = await context.newPage();
  await signIn(page, member);
  await page.goto("/settings/policy");
  return page;
}

for (const locale of locales) {
  test(`in ${locale}, a policy is proposed by one person and put in force by another`, async ({
    browser,
  }) => {
    const account = await anAccount();
    const words = translator(locale, "policy");
    const author = await policyOf(browser, await aMember(account, "admin", { locale }));
    await expect(author.getByText(words("noPolicy"))).toBeVisible();
    await author.locator('[name="currency_0"]').selectOption("CNY");
    await author.locator('[name="one_0"]').fill("500");
    await author.locator('[name="two_0"]').fill("5,000.50");
    await author.locator('[name="reason"]').fill("First rules");
    await author.getByRole("button", { name: words("submit") }).click();

    const sentence = words("rule.oneAndTwo", { one: "500.00 CNY", two: "5,000.50 CNY" });
    await expect(author.getByText(sentence)).toBeVisible();
    const own = author.getByRole("button", { name: words("approve"), exact: true });
    await expect(own).toHaveAccessibleDescription(words("obstacle.self"));

    const other = await policyOf(browser, await aMember(account, "owner", { locale }));
    await other.getByRole("button", { name: words("approve"), exact: true }).click();
    await other.getByRole("button", { name: words("approveSubmit") }).click();
    await expect(other.getByText(words("proposal"))).toHaveCount(0);
    await expect(other.getByText(words("noPolicy"))).toHaveCount(0);
    await expect(other.getByText(sentence)).toBeVisible();
  });
}

test("what is wrong with limits is told at their fields, and nothing typed is lost", async ({
  browser,
}) => {
  const page = await policyOf(browser, await aMember(await anAccount(), "admin"));
  await page.locator('[name="currency_0"]').selectOption("JPY");
  await page.locator('[name="one_0"]').fill("0.5");
  await page.locator('[name="one_1"]').fill("7");
  await page.locator('[name="reason"]').fill("Wrong");
  await page.getByRole("button", { name: translator("en", "policy")("submit") }).click();
  const faults = translator("en", "fieldErrors");
  const one = page.locator('[name="one_0"]');
  await expect(one).toHaveAccessibleDescription(faults("limit"));
  await expect(one).toHaveValue("0.5");
  await expect(page.locator('[name="currency_0"]')).toHaveValue("JPY");
  await expect(page.locator('[name="currency_1"]')).toHaveAccessibleDescription(
    faults("currencyMissing"),
  );
});
