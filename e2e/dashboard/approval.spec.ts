import { type Browser, expect, type Page, test } from "@playwright/test";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { createPayment } from "#domain/payments/create-payment";
import { listRefunds } from "#domain/refunds/list-refunds";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { aMember, type Member, signIn } from "#e2e/support/member";
import { requireApprovalAbove } from "#e2e/support/shop";
import { locales, translator } from "#messages/translator";

const paid = money(50_000n, "CNY");
const asked = money(40_000n, "CNY");
const left = money(10_000n, "CNY");

/** A browser of this person's own. */
async function at(browser: Browser, member: Member): Promise<Page> {
  const context = await browser.newContext({ locale: member.locale });
  const page = await context.newPage();
  await signIn(page, member);
  return page;
}

for (const locale of locales) {
  test(`in ${locale}, the one who asks for a large refund cannot approve it and another can`, async ({
    browser,
  }) => {
    const account = await anAccount();
    await requireApprovalAbove(account, 10_000n);
    const ctx = keyContext(account);
    const payment = await createPayment(ctx, {
      amountMinor: paid.amountMinor,
      currency: paid.currency,
      confirm: true,
      paymentMethodId: "pm_card_visa",
    });
    const words = translator(locale, "refunds");

    const asker = await at(browser, await aMember(account, "admin", { name: "Ada", locale }));
    await asker.goto(`/payments/${payment.id}`);
    const action = translator(locale, "payment.refund")("action");
    await asker.locator("main").getByRole("link", { name: action }).click();
    await asker.locator('input[name="amount"]').fill("400.00");
    await asker.locator('select[name="reason"]').selectOption("requested_by_customer");
    await asker.locator('main form button[type="submit"]').click();
    await asker.waitForURL(/refund=re_/);
    const [refund] = (await listRefunds(ctx, { limit: 1 })).rows;
    expect(refund).toMatchObject({ status: "pending", amountMinor: asked.amountMinor });

    await asker.goto(`/refunds/${refund?.id}`);
    const own = asker.getByRole("button", { name: words("approve") });
    await expect(own).toHaveAttribute("aria-disabled", "true");
    await expect(own).toHaveAccessibleDescription(words("obstacle.self"));

    const other = await at(browser, await aMember(account, "admin", { name: "Bo", locale }));
    await expectBalance(other, formatMoney(left, locale));
    await other.goto("/refunds?status=pending");
    await other.locator(`a[href="/refunds/${refund?.id}"]`).first().click();
    await other.getByRole("button", { name: words("approve"), exact: true }).click();
    const dialog = other.getByRole("dialog");
    await expect(dialog).toContainText(formatMoney(asked, locale));
    await dialog
      .getByRole("button", { name: words("approveAmount", { amount: formatMoney(asked, locale) }) })
      .click();
    await expect(other.getByText(words("story.paid"))).toBeVisible();
    await expect(other.getByText("Bo").first()).toBeVisible();

    await expectBalance(other, formatMoney(left, locale));
    await asker.goto(`/payments/${payment.id}`);
    await expect(asker.getByText("Ada").first()).toBeVisible();
    await expect(asker.getByText("Bo").first()).toBeVisible();
    const [ended] = (await listRefunds(ctx, { limit: 1 })).rows;
    expect(ended).toMatchObject({ status: "succeeded", approvalsGiven: 1 });
  });
}

async function expectBalance(page: Page, amount: string): Promise<void> {
  await page.goto("/balance");
  await expect(page.locator("main")).toContainText(amount);
}

test("a viewer sees a waiting refund and is told why they cannot decide on it", async ({
  page,
}) => {
  const account = await anAccount();
  await requireApprovalAbove(account, 1n);
  const ctx = keyContext(account);
  const payment = await createPayment(ctx, {
    amountMinor: 500n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_visa",
  });

  const refund = await requestRefund(ctx, { paymentId: payment.id });
  await signIn(page, await aMember(account, "viewer"));
  await page.goto(`/refunds/${refund.id}`);
  const words = translator("en", "refunds");
  const approve = page.getByRole("button", { name: words("approve") });
  await expect(approve).toHaveAttribute("aria-disabled", "true");
  await expect(approve).toHaveAccessibleDescription(words("obstacle.role"));
});
