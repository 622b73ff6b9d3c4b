import { expect, test } from "@playwright/test";
import { listPaymentLinks } from "#domain/payment-links/list-payment-links";
import { anAccount, keyContext } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { linked } from "#e2e/support/payment-link";
import { translator } from "#messages/translator";

const words = translator("en", "paymentLink");

test("a merchant without a program asks for a payment and gets a link to it", async ({ page }) => {
  const account = await anAccount();
  await signIn(page, await aMember(account, "developer"));
  await page.goto("/payments");
  await page.getByRole("link", { name: words("request") }).click();
  await page.getByLabel("Amount").fill("0");
  await page.getByLabel(words("description")).fill("Longjing, 100 g");
  await page.getByRole("button", { name: words("requestSubmit") }).click();
  await expect(page.getByLabel("Amount")).toHaveAccessibleDescription(/Enter a positive amount/);
  await page.getByLabel("Amount").fill("268");
  await page.getByRole("button", { name: words("requestSubmit") }).click();
  await page.waitForURL(/\/payments\/pi_/);
  const { rows } = await listPaymentLinks(keyContext(account), { limit: 10 });
  expect(rows).toMatchObject([
    { payment: { amountMinor: 26_800n, currency: "CNY", description: "Longjing, 100 g" } },
  ]);
  await page.getByRole("button", { name: words("qr") }).click();
  const code = page.getByRole("img", { name: words("qrAlt") });
  await expect(code).toBeVisible();
  await expect
    .poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: words("open") }).click();
  const payerPage = await opened;
  await expect(payerPage.getByText("Longjing, 100 g")).toBeVisible();
});

test("a link is switched off and on again, and listed", async ({ page }) => {
  const { account, payment } = await linked({ description: "Longjing" });
  await signIn(page, await aMember(account, "developer"));
  await page.goto("/payment-links");
  await page.getByRole("link", { name: "268.00 CNY" }).click();
  await page.waitForURL(`/payments/${payment.id}`);
  await page
    .getByRole("button", { name: words("deactivate") })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: words("deactivate") }).click();
  await page.getByRole("button", { name: words("reactivate") }).click();
  await expect(page.getByRole("button", { name: words("deactivate") }).first()).toBeVisible();
});

test("a viewer sees links and may not make any", async ({ page }) => {
  const { account } = await linked();
  await signIn(page, await aMember(account, "viewer"));
  await page.goto("/payment-links");
  await expect(page.getByText("268.00")).toBeVisible();
  const request = page.getByRole("button", { name: words("request") });
  await expect(request).toHaveAttribute("aria-disabled", "true");
  await page.goto("/payment-links/request");
  await expect(page.getByText(words("role"))).toBeVisible();
});
