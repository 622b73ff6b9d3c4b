import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { askedForPayment } from "#domain/channel-operations/ask-channel";
import { createPayment } from "#domain/payments/create-payment";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { told } from "#e2e/support/in-doubt";
import { aMember, signIn } from "#e2e/support/member";
import { locales, translator } from "#messages/translator";

for (const locale of locales) {
  test(`in ${locale}, a person settles what the channel wants one to, and its evidence stays`, async ({
    page,
  }) => {
    const account = await anAccount();
    const ctx = keyContext(account);
    const { id: paymentId } = await askedForPayment(createPayment)(ctx, {
      amountMinor: 50_000n,
      currency: "CNY",
      confirm: true,
      paymentMethodId: "pm_card_visa",
      metadata: told("review"),
    });
    await signIn(page, await aMember(account, "admin", { name: "Ada", locale }));
    const words = translator(locale, "channel");

    await page.locator('a[href="/payments/in-doubt"]').click();
    await page.locator(`a[href="/payments/${paymentId}"]`).first().click();
    await page.waitForURL(`**/payments/${paymentId}`);
    await expect(page.getByText(words("needsPerson"))).toBeVisible();
    await expect(page.getByText(words("says.review")).first()).toBeVisible();
    const scan = await new AxeBuilder({ page }).analyze();
    expect(scan.violations).toEqual([]);

    await page.getByRole("button", { name: words("yes"), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(words("reason")).fill("Seen in the channel's portal.");
    await dialog.getByRole("button", { name: words("yes"), exact: true }).click();
    await expect(page.getByText(words("source.person")).first()).toBeVisible();
    await expect(page.getByText(words("needsPerson"))).toHaveCount(0);
    expect((await retrievePayment(ctx, { paymentId })).status).toBe("succeeded");
    await page.goto("/payments/in-doubt");
    await expect(page.getByText(words("list.empty"))).toBeVisible();
  });
}

test("who may not settle is told why", async ({ page }) => {
  const account = await anAccount();
  const { id } = await askedForPayment(createPayment)(keyContext(account), {
    amountMinor: 50_000n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_visa",
    metadata: told("review"),
  });
  await signIn(page, await aMember(account, "developer"));
  await page.goto(`/payments/${id}`);
  const words = translator("en", "channel");
  const button = page.getByRole("button", { name: words("yes"), exact: true });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(button).toHaveAccessibleDescription(words("roleSettle"));
});
