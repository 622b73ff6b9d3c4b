import { type Browser, expect, type Page, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { database } from "#db/client";
import { sessions } from "#db/schema/people";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { aPerson, personContext } from "#e2e/support/account";
import { sdk } from "#e2e/support/integrator";
import { aMember, signIn } from "#e2e/support/member";
import { aTrader, card, money } from "#e2e/support/trader";
import { translator } from "#messages/translator";
import { systemClock } from "#platform/clock";

const words = translator("en", "limits");
const kinds = translator("en", "apiKeys");

/** A shop with a payment of 10,000.00 CNY and a till that may refund 2,000.00 CNY a day. */
async function aShop() {
  const { account, stripe } = await aTrader();
  const payment = (await stripe.paymentIntents.create({ ...money(1_000_000), ...card })).id;
  const ctx = personContext(account, await aPerson("admin"));
  const spendingLimits = [{ kind: "refunds", currency: "CNY", mostMinor: "200000" }];
  const { key, secret } = await createApiKey(ctx, { name: "Till", spendingLimits });
  const refund = (amount: number) =>
    sdk(secret, { maxNetworkRetries: 0 }).refunds.create({ payment_intent: payment, amount });
  return { account, key, refund };
}

const row = (page: Page, part: string) => page.getByRole("row").filter({ hasText: part });

test("an admin limits the money of the account, programs meet it, and the page shows what is left", async ({
  page,
}) => {
  const { account, key, refund } = await aShop();
  await signIn(page, await aMember(account, "admin"));
  await page.goto("/limits");
  await expect(row(page, "Till (").first()).toBeVisible();
  await page.getByRole("link", { name: words("setMoney") }).click();
  const field = page.getByLabel(kinds("limitKind.refunds"));
  await field.fill("a lot");
  await page.getByRole("button", { name: words("saveMoney") }).click();
  await expect(page.getByText(translator("en", "fieldErrors")("keyLimit"))).toBeVisible();
  await field.fill("1,500.00 CNY; 90 USD");
  await page.getByRole("button", { name: words("saveMoney") }).click();
  await expect(page.getByText(words("savedMoney"))).toBeVisible();
  await expect(field).toHaveValue("1500.00 CNY; 90.00 USD");

  await refund(120_000);
  await expect(refund(30_001)).rejects.toMatchObject({
    code: "spending_limit_exceeded",
    message: expect.stringMatching(/The account .*1,500\.00 CNY.*300\.00 CNY.*"account-money"/),
  });
  await page.goto("/limits");
  const used = (most: string) => words("moneyUsed", { used: "1,200.00", most });
  const ofAccount = row(page, used("1,500.00 CNY"));
  await expect(ofAccount).toContainText(words("account"));
  await expect(ofAccount).toContainText("300.00 CNY");
  const ofKey = row(page, used("2,000.00 CNY"));
  await expect(ofKey).toContainText("800.00 CNY");
  await expect(async () => {
    await page.reload();
    await expect(row(page, words("rules.account-money")).first()).toContainText("POST /v1/refunds");
  }).toPass();
  await ofKey.getByRole("link", { name: "Till" }).click();
  await page.waitForURL(new RegExp(`/api-keys/${key.id}`));
});

async function scriptless(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  return context.newPage();
}

test("without script it is set and taken back, in Chinese too", async ({ browser }) => {
  const { account, refund } = await aShop();
  const zh = translator("zh-CN", "limits");
  const page = await scriptless(browser);
  await signIn(page, await aMember(account, "owner", { locale: "zh-CN" }));
  await page.goto("/limits/money");
  const field = page.getByLabel(translator("zh-CN", "apiKeys")("limitKind.refunds"));
  const save = page.getByRole("button", { name: zh("saveMoney") });
  await field.fill("0 CNY");
  await save.click();
  await expect(page.getByText(zh("savedMoney"))).toBeVisible();
  await expect(refund(1)).rejects.toMatchObject({ code: "spending_limit_exceeded" });
  await field.fill("");
  await save.click();
  await expect(page.getByText(zh("savedMoney"))).toBeVisible();
  await expect(async () => void (await refund(1))).toPass();
  await page.context().close();
});

test("who proved themself too long ago proves it again first, and a developer sets nothing", async ({
  page,
}) => {
  const { account } = await aShop();
  const admin = await aMember(account, "admin");
  await signIn(page, admin);
  const provenAt = systemClock().subtract({ minutes: 11 });
  const mine = eq(sessions.personId, admin.person.id);
  await database().update(sessions).set({ provenAt }).where(mine);
  await page.goto("/limits/money");
  await page.getByLabel(kinds("limitKind.payouts")).fill("5 CNY");
  await page.getByRole("button", { name: words("saveMoney") }).click();
  await page.waitForURL(/\/prove\?next=/);
  await page.context().clearCookies();
  await signIn(page, await aMember(account, "developer"));
  await page.goto("/limits/money");
  await expect(page.getByLabel(kinds("limitKind.payouts"))).toHaveValue("");
  await expect(page.getByRole("button", { name: words("saveMoney") })).toBeDisabled();
});
