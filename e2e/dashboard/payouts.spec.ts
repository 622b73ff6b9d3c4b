import { type Browser, expect, type Page, test } from "@playwright/test";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { createPayment } from "#domain/payments/create-payment";
import { retrievePayout } from "#domain/payouts/retrieve-payout";
import { anAccount, keyContext } from "#e2e/support/account";
import { aMember, type Member, signIn } from "#e2e/support/member";
import { stepsOn } from "#e2e/support/payout";
import { textOfPdf } from "#e2e/support/pdf-text";
import { locales, translator } from "#messages/translator";

/** An account with 500.00 CNY that can be paid out. */
async function sold() {
  const account = await anAccount();
  await createPayment(keyContext(account), {
    amountMinor: 50_000n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_visa",
  });
  return account;
}

/** A browser of this person's own. */
async function at(browser: Browser, member: Member, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ locale: member.locale, javaScriptEnabled });
  const page = await context.newPage();
  await signIn(page, member);
  return page;
}

async function register(page: Page, number: string): Promise<void> {
  await page.goto("/settings/payouts");
  await page.locator('[name="holder"]').fill("清泉茶业有限公司");
  await page.locator('[name="bank"]').fill("ICBC");
  await page.locator('[name="external_account[account_number]"]').fill(number);
  await page
    .locator("main form", { has: page.locator('[name="holder"]') })
    .locator('button[type="submit"]')
    .click();
  await expect(page.getByText(number.slice(-4), { exact: false }).first()).toBeVisible();
}

for (const locale of locales) {
  test(`in ${locale}, a bank account needs a second person, and then is paid`, async ({
    browser,
  }) => {
    const account = await sold();
    const settings = translator(locale, "payoutSettings");
    const payouts = translator(locale, "payouts");
    const asker = await at(browser, await aMember(account, "admin", { name: "Ada", locale }));
    await register(asker, "000123456789");
    const own = asker.getByRole("button", { name: settings("approve"), exact: true });
    await expect(own).toHaveAttribute("aria-disabled", "true");
    await expect(own).toHaveAccessibleDescription(settings("obstacle.self"));

    const other = await at(browser, await aMember(account, "owner", { name: "Bo", locale }));
    await other.goto("/settings/payouts");
    await other.getByRole("button", { name: settings("approve"), exact: true }).click();
    const dialog = other.getByRole("dialog");
    await dialog.getByRole("button", { name: settings("approve"), exact: true }).click();
    await expect(other.getByText(settings("default", { currency: "CNY" }))).toBeVisible();

    await asker.goto("/payouts/new");
    await asker.locator('[name="amount"]').fill("400.00");
    await asker.locator('main form button[type="submit"]').click();
    await asker.waitForURL(/\/payouts\/po_/);
    await expect(asker.locator("h1")).toContainText(
      formatMoney(money(40_000n, "CNY"), locale).slice(0, -4),
    );
    const payoutId = new URL(asker.url()).pathname.split("/").at(-1) ?? "";
    await stepsOn(account, await retrievePayout(keyContext(account), { payoutId }), 2);
    await asker.reload();
    await expect(asker.getByText(payouts("story.paid"), { exact: true }).first()).toBeVisible();
    await asker.goto("/balance");
    await expect(asker.locator("main")).toContainText(
      formatMoney(money(10_000n, "CNY"), locale).slice(0, -4),
    );
  });
}

test("without script, a payout is made and canceled", async ({ browser }) => {
  const account = await sold();
  const [one, two] = [await aMember(account, "admin"), await aMember(account, "owner")];
  const asker = await at(browser, one, false);
  await register(asker, "000111111116");
  const other = await at(browser, two, false);
  const settings = translator("en", "payoutSettings");
  await other.goto("/settings/payouts");
  await other.getByRole("button", { name: settings("approve"), exact: true }).click();
  const approve = other.getByRole("dialog").getByRole("button", { name: settings("approve") });
  await approve.click();
  await asker.goto("/payouts/new");
  await asker.locator('main form button[type="submit"]').click();
  await asker.waitForURL(/\/payouts\/po_/);
  const words = translator("en", "payouts");
  await asker.getByRole("button", { name: words("cancel") }).click();
  await asker
    .getByRole("dialog")
    .getByRole("button", { name: words("cancel") })
    .click();
  await expect(asker.getByText(words("story.canceled"), { exact: true }).first()).toBeVisible();
});

test("a statement is kept as PDF and CSV, and strangers find none", async ({ page, browser }) => {
  const account = await sold();
  await signIn(page, await aMember(account, "viewer", { locale: "zh-CN" }));
  await page.goto("/balance/statements");
  await page.locator('a[href^="/balance/statements/CNY/"]').first().click();
  await page.waitForURL(/\/balance\/statements\/CNY\/\d{4}-\d\d$/);
  const address = new URL(page.url()).pathname;
  const pdf = await page.request.get(`${address}/pdf`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  const text = textOfPdf(await pdf.body());
  expect(text).toContain("账户对账单");
  expect(text).toContain("期末余额");
  expect(text).toContain("500.00");
  const csv = await (await page.request.get(`${address}/csv`)).text();
  expect(csv.trimEnd().split("\n").at(-1)).toMatch(/^closing_balance,.*,500\.00$/);

  const stranger = await at(browser, await aMember(await anAccount(), "owner"));
  for (const path of [address, `${address}/pdf`, `${address}/csv`]) {
    expect((await stranger.request.get(path)).status(), path).toBe(404);
  }
});

test("books are looked at on demand, and hidden from who may not", async ({ page, browser }) => {
  const account = await sold();
  await signIn(page, await aMember(account, "analyst"));
  const words = translator("en", "books");
  await page.goto("/balance/books");
  await page.getByRole("button", { name: words("checkNow") }).click();
  await expect(page.getByText(words("checkedNow", { count: 0 }))).toBeVisible();
  await page.goto("/");
  await expect(page.getByText(words("balanced"))).toBeVisible();
  const viewer = await at(browser, await aMember(account, "viewer"));
  expect((await viewer.request.get("/balance/books")).status()).toBe(403);
  await expect(viewer.getByText(words("title"), { exact: true })).toHaveCount(0);
});
