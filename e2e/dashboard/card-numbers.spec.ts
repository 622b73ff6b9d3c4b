import { expect, test } from "@playwright/test";
import { createPayment } from "#domain/payments/create-payment";
import { aMember, signIn } from "#e2e/support/member";
import { pageAddress, pagePatterns } from "#e2e/support/pages";
import { aShop, pageParametersOf } from "#e2e/support/shop";

const number = "4000000000003063";
const exports = ["/payments/export", "/balance/export"];

test("the number of a card stands on no page and in no export", async ({ page }) => {
  const shop = await aShop();
  const payment = await createPayment(shop.ctx, {
    amountMinor: 26_800n,
    currency: "CNY",
    confirm: true,
    customerId: shop.customer.id,
    paymentMethodData: {
      type: "card",
      card: { number, expMonth: 12, expYear: 2034, cvc: "917" },
    },
  });
  await signIn(page, await aMember(shop.account, "owner"));
  const parameters = { ...pageParametersOf(shop), payment: payment.id };
  for (const pattern of pagePatterns()) {
    await page.goto(pageAddress(pattern, parameters));
    expect(await page.content(), pattern).not.toContain(number);
  }
  await page.goto(`/payments/${payment.id}`);
  expect(await page.content()).toContain("3063");
  for (const address of exports) {
    const file = await page.request.get(address);
    expect(file.ok(), address).toBe(true);
    expect(await file.text(), address).not.toContain(number);
  }
});
