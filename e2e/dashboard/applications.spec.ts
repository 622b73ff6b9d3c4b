import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { authorizationCodeGrant } from "openid-client";
import { registerApplication } from "#domain/applications/register-application";
import { anAccount, personContext } from "#e2e/support/account";
import { aMember, memberPassword, signIn } from "#e2e/support/member";
import { aClient, anApplication, overHttp, usualApplication } from "#e2e/support/oauth";
import { authorizationOf } from "#e2e/support/oauth-flow";
import { type Locale, locales, translator } from "#messages/translator";

/** A page of the application's own, where people come back to. */
const callback = "http://127.0.0.1:9/callback";

async function scene(locale: Locale) {
  const account = await anAccount();
  const redirectUris = ["http://127.0.0.1/callback"];
  const registered = await anApplication(account, { redirectUris });
  const client = await aClient(registered, overHttp);
  const member = await aMember(account, "admin", { locale });
  return { account, registered, client, member };
}

/** Signs in on the page that one was led to, in whichever language it is. */
async function signInHere(page: Page, email: string): Promise<void> {
  const isChinese = (await page.locator("html").getAttribute("lang")) === "zh-CN";
  const words = translator(isChinese ? "zh-CN" : "en", "signIn");
  await page.getByLabel(words("email")).fill(email);
  await page.getByLabel(words("password")).fill(memberPassword);
  await page.getByRole("button", { name: words("submit") }).click();
}

/** Looks at the page as it is in light and dark, on a desk and on a phone. */
async function expectAccessible(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  }
}

for (const locale of locales) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with script" : "where no script runs";
    test(`a person allows an application and takes it back, in ${locale}, ${how}`, async ({
      browser,
    }) => {
      const { client, member } = await scene(locale);
      const words = translator(locale, "consent");
      const context = await browser.newContext({ javaScriptEnabled, locale });
      const page = await context.newPage();
      await page.route("http://127.0.0.1:9/**", (route) => route.fulfill({ body: "Welcome back" }));
      const asked = await authorizationOf(client, { redirect_uri: callback });
      await page.goto(asked.url.href);
      // Never a second login: our own, once, and then on to what was asked.
      await signInHere(page, member.email);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        words("title", { name: "Ledger Sync" }),
      );
      const rights = translator(locale, "scope");
      await expect(page.getByText(rights("refunds:write"), { exact: true })).toBeVisible();
      await expect(page.getByText(words("reviewed", { merchant: "Test" }))).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("button", { name: words("allow"), exact: true }).click();
      await page.waitForURL((url) => url.pathname === "/callback");
      const back = new URL(page.url());
      const tokens = await authorizationCodeGrant(client, back, asked.checks);
      expect(tokens.access_token).toMatch(/^tg_at_/);

      const listed = translator(locale, "applications");
      await page.goto("/applications");
      await expect(page.getByText("Ledger Sync").first()).toBeVisible();
      await page.getByRole("button", { name: listed("revoke"), exact: true }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: listed("revokeSubmit"), exact: true })
        .click();
      await expect(page.getByText(listed("allowedNone"))).toBeVisible();
      await context.close();
    });
  }
}

test("a developer registers an application, an admin approves and suspends it", async ({
  browser,
}) => {
  const account = await anAccount();
  const words = translator("en", "applications");
  const as = async (role: "admin" | "developer") => {
    const page = await (await browser.newContext()).newPage();
    await signIn(page, await aMember(account, role));
    return page;
  };
  const developer = await as("developer");
  await developer.goto("/applications/new");
  await developer.getByLabel(words("name"), { exact: true }).fill("Till");
  await developer.getByLabel(words("redirectUris")).fill("http://till.example.com/callback");
  await developer.getByRole("button", { name: words("register") }).click();
  await expect(developer.getByText(translator("en", "fieldErrors")("redirectUri"))).toBeVisible();
  await developer.getByLabel(words("redirectUris")).fill("https://till.example.com/callback");
  await developer.getByRole("button", { name: words("register") }).click();
  await expect(developer.getByText(/^tg_cs_[\w-]+$/)).toBeVisible();

  const admin = await as("admin");
  await admin.goto("/applications");
  await admin.getByRole("link", { name: "Till" }).first().click();
  const say = async (word: string) => {
    await admin.getByRole("button", { name: word, exact: true }).click();
    const dialog = admin.getByRole("dialog");
    const reason = dialog.getByLabel(words("reason"));
    if ((await reason.count()) > 0) await reason.fill("A test.");
    await dialog.getByRole("button", { name: word, exact: true }).click();
  };
  const states = translator("en", "status.application");
  await say(words("approve"));
  await expect(admin.getByText(states("approved"), { exact: true })).toBeVisible();
  await say(words("suspend"));
  await expect(admin.getByText(states("suspended"), { exact: true })).toBeVisible();
});

for (const locale of locales) {
  test(`an admin approves no application of their own, unless they are alone, in ${locale}`, async ({
    browser,
    page,
  }) => {
    const account = await anAccount();
    const author = await aMember(account, "admin", { locale });
    const ctx = personContext(account, author.person);
    const { application } = await registerApplication(ctx, usualApplication);
    const words = translator(locale, "applications");
    const approve = page.getByRole("button", { name: words("approve"), exact: true });
    await signIn(page, author);
    await page.goto(`/applications/${application.id}`);
    await approve.first().click();
    await expect(page.getByRole("dialog").getByText(words("selfReviewAlone"))).toBeVisible();

    const other = await aMember(account, "owner", { locale });
    await page.reload();
    await expect(approve).toHaveAttribute("aria-disabled", "true");
    await expect(approve).toHaveAccessibleDescription(words("selfReview"));
    await page.goto("/applications");
    await expect(page.getByRole("heading", { name: words("own") })).toBeVisible();
    await expect(page.getByRole("heading", { name: words("queue") })).toHaveCount(0);

    const ownPage = await (await browser.newContext()).newPage();
    await signIn(ownPage, other);
    await ownPage.goto("/applications");
    await expect(ownPage.getByRole("heading", { name: words("queue") })).toBeVisible();
    await ownPage.context().close();
  });
}
