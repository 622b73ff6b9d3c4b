import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { createPaymentLink } from "#domain/payment-links/create-payment-link";
import { linkPath } from "#domain/payment-links/link-address";
import { updatePaymentLink } from "#domain/payment-links/update-payment-link";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { cardNumbers, type Linked, linked } from "#e2e/support/payment-link";
import { type Locale, locales, translator } from "#messages/translator";

const figure = "268.00 CNY";

/** Types a card as a person would; in the browser the fields group it. */
async function typeCard(page: Page, locale: Locale, number: string): Promise<void> {
  const words = translator(locale, "pay");
  await page.getByLabel(words("number")).fill(number);
  await page.getByLabel(words("expiry")).fill("12/49");
  await page.getByLabel(words("cvc")).fill("123");
  await page.getByLabel(words("name")).fill("Li Wei");
}

function payButton(page: Page, locale: Locale) {
  return page.getByRole("button", { name: translator(locale, "pay")("pay", { amount: figure }) });
}

async function open(
  browser: Browser,
  locale: Locale,
  options: { javaScriptEnabled?: boolean } = {},
) {
  const context = await browser.newContext({ locale, ...options });
  return { context, page: await context.newPage() };
}

async function statusOf({ ctx, payment }: Linked) {
  return (await retrievePayment(ctx, { paymentId: payment.id })).status;
}

for (const locale of locales) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with script" : "without script";
    test(`a declined card, then one that pays, in ${locale} ${how}`, async ({ browser }) => {
      const shop = await linked({
        description: "西湖龙井 100g",
        returnUrl: "https://shop.example/x",
      });
      const { context, page } = await open(browser, locale, { javaScriptEnabled });
      const words = translator(locale, "pay");
      await page.goto(linkPath(shop.link));
      await typeCard(page, locale, cardNumbers.declined);
      await payButton(page, locale).click();
      await expect(page.getByRole("alert").getByText(words("decline.card_declined"))).toBeVisible();
      expect(page.url()).toMatch(linkPath(shop.link));
      await expect(page.getByLabel(words("number"))).toHaveValue("");
      await expect(page.getByLabel(words("cvc"))).toHaveValue("");
      expect(await page.content()).not.toContain(cardNumbers.declined);

      await typeCard(page, locale, cardNumbers.approved);
      await payButton(page, locale).click();
      await expect(page.getByRole("heading", { name: words("paidTitle") })).toBeVisible();
      await expect(page.getByRole("button", { name: shop.payment.id })).toBeVisible();
      const back = page.getByRole("link", { name: words("back", { host: "shop.example" }) });
      await expect(back).toHaveAttribute("href", /^https:\/\/shop\.example\/x\?payment_intent=pi_/);
      expect(await statusOf(shop)).toBe("succeeded");

      await page.reload();
      await expect(page.getByRole("heading", { name: words("paidTitle") })).toBeVisible();
      await context.close();
    });
  }
}

test("a wrong number is told beside its field and sent nowhere, and nothing must be typed again", async ({
  page,
}) => {
  const shop = await linked();
  const words = translator("en", "pay");
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await page.goto(linkPath(shop.link));
  await typeCard(page, "en", "4242424242424241");
  await payButton(page, "en").click();
  const number = page.getByLabel(words("number"));
  await expect(number).toHaveAccessibleDescription(
    translator("en", "fieldErrors")("incorrect_number_number"),
  );
  await expect(number).toBeFocused();
  await expect(number).toHaveValue("4242 4242 4242 4241");
  expect(posts).toEqual([]);
});

test("a number keeps its groups when it is pasted and mended in its middle", async ({ page }) => {
  const shop = await linked();
  const words = translator("en", "pay");
  await page.goto(linkPath(shop.link));
  const number = page.getByLabel(words("number"));
  await number.focus();
  await page.keyboard.insertText("4242-4242 42424242");
  await expect(number).toHaveValue("4242 4242 4242 4242");
  await number.evaluate((input: HTMLInputElement) => input.setSelectionRange(3, 3));
  await page.keyboard.press("Backspace");
  await page.keyboard.type("9");
  await expect(number).toHaveValue("4292 4242 4242 4242");
  await number.fill("378282246310005");
  await expect(number).toHaveValue("3782 822463 10005");
  await expect(page.getByText(words("cvcHelpAmex"))).toBeVisible();
});

for (const answer of ["approve", "refuse"] as const) {
  test(`a bank that asks leads back to the page, where the payer ${answer}s`, async ({ page }) => {
    const shop = await linked({ returnUrl: "https://shop.example/x" });
    const words = translator("en", "pay");
    await page.goto(linkPath(shop.link));
    await typeCard(page, "en", cardNumbers.stepUp);
    await payButton(page, "en").click();
    await page.waitForURL(/\/authenticate\//);
    await page.goto(linkPath(shop.link));
    await page.getByRole("link", { name: words("authenticateAction") }).click();
    await page.getByRole("button", { name: translator("en", "authenticate")(answer) }).click();
    await page.waitForURL((url) => url.pathname === linkPath(shop.link));
    const told =
      answer === "approve"
        ? page.getByRole("heading", { name: words("paidTitle") })
        : page.getByText(words("decline.payment_intent_authentication_failure"));
    await expect(told).toBeVisible();
  });
}

test("one who pays in two windows pays once", async ({ browser }) => {
  const shop = await linked();
  const one = await open(browser, "en");
  const other = await one.context.newPage();
  for (const page of [one.page, other]) {
    await page.goto(linkPath(shop.link));
    await typeCard(page, "en", cardNumbers.approved);
  }
  await payButton(one.page, "en").dblclick();
  await payButton(other, "en").click();
  const paid = translator("en", "pay")("paidTitle");
  await expect(one.page.getByRole("heading", { name: paid })).toBeVisible();
  await expect(other.getByRole("heading", { name: paid })).toBeVisible();
  await one.page.goBack().catch(() => null);
  await one.page.goto(linkPath(shop.link));
  await expect(one.page.getByRole("heading", { name: paid })).toBeVisible();
  const payment = await retrievePayment(shop.ctx, { paymentId: shop.payment.id });
  expect(payment.amountReceivedMinor).toBe(payment.amountMinor);
  await one.context.close();
});

test("the screen shows the code, and a check as soon as somebody has paid", async ({ browser }) => {
  const shop = await linked({ description: "西湖龙井 100g" });
  const screen = await open(browser, "zh-CN");
  const words = translator("zh-CN", "pay.screen");
  await screen.page.goto(`${linkPath(shop.link)}/screen`);
  const code = screen.page.getByRole("img", { name: words("alt") });
  await expect(code).toBeVisible();
  const { naturalWidth } = await code.evaluate((image: HTMLImageElement) => ({
    naturalWidth: image.naturalWidth,
  }));
  expect(naturalWidth).toBeGreaterThan(0);
  const phone = await open(browser, "en");
  await phone.page.goto(linkPath(shop.link));
  await typeCard(phone.page, "en", cardNumbers.approved);
  await payButton(phone.page, "en").click();
  await expect(screen.page.getByRole("heading", { name: words("paid") })).toBeVisible();
  await expect(screen.page.getByText("4242")).toHaveCount(0);
  await screen.context.close();
  await phone.context.close();
});

test("without script the screen loads itself anew", async ({ browser }) => {
  const shop = await linked();
  const { context, page } = await open(browser, "en", { javaScriptEnabled: false });
  await page.goto(`${linkPath(shop.link)}/screen`);
  await updatePaymentLink(shop.ctx, { linkId: shop.link.id, isActive: false });
  await expect(
    page.getByRole("heading", { name: translator("en", "pay")("inactiveTitle") }),
  ).toBeVisible();
  await context.close();
});

for (const locale of locales) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`after a fault, a decline and a payment the page is accessible in ${locale}, ${colorScheme}`, async ({
      browser,
    }) => {
      const shop = await linked({ returnUrl: "https://shop.example/x" });
      const viewport = { width: 390, height: 844 };
      const context = await browser.newContext({ locale, colorScheme, viewport });
      const page = await context.newPage();
      const words = translator(locale, "pay");
      const faults = async () => {
        // The title of a page that has changed follows its body.
        await expect(page).toHaveTitle(/\S/);
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
      };
      await page.goto(linkPath(shop.link));
      await payButton(page, locale).click();
      expect(await faults()).toEqual([]);
      await typeCard(page, locale, cardNumbers.declined);
      await payButton(page, locale).click();
      await expect(page.getByText(words("decline.card_declined"))).toBeVisible();
      expect(await faults()).toEqual([]);
      await typeCard(page, locale, cardNumbers.approved);
      await payButton(page, locale).click();
      await expect(page.getByRole("heading", { name: words("paidTitle") })).toBeVisible();
      expect(await faults()).toEqual([]);
      await page.goto(`${linkPath(shop.link)}/screen`);
      expect(await faults()).toEqual([]);
      await context.close();
    });
  }
}

test("the page speaks the language that is chosen on it", async ({ page }) => {
  const shop = await linked();
  await page.goto(linkPath(shop.link));
  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(
    page.getByRole("heading", { name: translator("zh-CN", "pay")("legend") }),
  ).toBeVisible();
  await expect(payButton(page, "zh-CN")).toBeVisible();
});

test("a link that expired meanwhile takes no card and says so", async ({ page }) => {
  const shop = await linked();
  const words = translator("en", "pay");
  await page.goto(linkPath(shop.link));
  await updatePaymentLink(shop.ctx, { linkId: shop.link.id, isActive: false });
  await typeCard(page, "en", cardNumbers.approved);
  await payButton(page, "en").click();
  await expect(page.getByRole("heading", { name: words("inactiveTitle") })).toBeVisible();
  expect(await statusOf(shop)).toBe("requires_payment_method");
  await createPaymentLink(shop.ctx, { paymentId: shop.payment.id });
});
