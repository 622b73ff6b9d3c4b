import { expect, type Page, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { database } from "#db/client";
import { sessions } from "#db/schema/people";
import { setSignInPolicy } from "#domain/sign-in-policies/set-sign-in-policy";
import { anAccount, personContext } from "#e2e/support/account";
import { mailsTo } from "#e2e/support/mail";
import { aMember, type Member, memberPassword, signIn } from "#e2e/support/member";
import { codeAt } from "#e2e/support/signed-in";
import { translator } from "#messages/translator";
import { systemClock } from "#platform/clock";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";

const security = translator("en", "security");
const passkeyWords = translator("en", "controls.passkey");
const signInWords = translator("en", "signIn");
const stepWords = translator("en", "secondStep");
const proveWords = translator("en", "prove");

async function typePassword(page: Page, { email }: Member): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(signInWords("email")).fill(email);
  await page.getByLabel(signInWords("password")).fill(memberPassword);
  await page.getByRole("button", { name: signInWords("submit"), exact: true }).click();
}

/** Sets an authenticator up on its page, as a person does; answers with its secret. */
async function setUpAuthenticator(page: Page): Promise<string> {
  await page.goto("/settings/security");
  await page.getByRole("button", { name: security("addAuthenticator") }).click();
  await page.waitForURL(/\/settings\/security\/authenticator/);
  const shown = await page
    .locator("main")
    .getByTitle(/^[A-Z2-7]{32}$/)
    .getAttribute("title");
  const secret = shown ?? "";
  const earlier = systemClock().subtract({ seconds: 30 });
  await page.getByLabel(security("firstCode"), { exact: true }).fill(codeAt(secret, earlier));
  await page.getByRole("button", { name: security("confirm") }).click();
  await expect(page.getByText(security("told.authenticator"))).toBeVisible();
  return secret;
}

for (const script of [true, false]) {
  test(`an authenticator is set up and asked for ${script ? "" : "without script"}`, async ({
    browser,
  }) => {
    const member = await aMember(await anAccount(), "admin");
    const context = await browser.newContext({ javaScriptEnabled: script });
    const page = await context.newPage();
    await signIn(page, member);
    const secret = await setUpAuthenticator(page);
    await context.clearCookies();
    await typePassword(page, member);
    await page.waitForURL(/\/sign-in\/second-step/);
    await page.getByLabel(stepWords("code"), { exact: true }).fill("000000");
    await page.getByRole("button", { name: stepWords("submit") }).click();
    await expect(page.getByText(translator("en", "errors")("sign_in_failed"))).toBeVisible();
    await page.getByLabel(stepWords("code"), { exact: true }).fill(codeAt(secret, systemClock()));
    await page.getByRole("button", { name: stepWords("submit") }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await context.close();
  });
}

test("recovery codes are shown once, and one of them stands in for the authenticator", async ({
  page,
}) => {
  const member = await aMember(await anAccount(), "viewer");
  await signIn(page, member);
  await setUpAuthenticator(page);
  await page.getByRole("button", { name: security("makeCodes") }).click();
  const shown = await page.getByRole("dialog").locator("code").textContent();
  const [code = ""] = (shown ?? "").split("\n");
  expect(code).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
  await page.context().clearCookies();
  await typePassword(page, member);
  await page.getByLabel(stepWords("code"), { exact: true }).fill(code);
  await page.getByRole("button", { name: stepWords("submit") }).click();
  await page.waitForURL((url) => url.pathname === "/");
});

test("whoever must have a second factor is led to add one, wherever they go", async ({ page }) => {
  const account = await anAccount();
  const owner = await aMember(account, "owner");
  const ctx = personContext(account, owner.person);
  await setSignInPolicy(ctx, { secondFactor: "admins", providerOnly: false });
  await typePassword(page, owner);
  await page.waitForURL(/\/settings\/security\?required/);
  for (const address of ["/", "/payments", "/settings/people"]) {
    await page.goto(address);
    await expect(page).toHaveURL(/\/settings\/security\?required/);
    await expect(page.getByText(security("required"))).toBeVisible();
  }
  await setUpAuthenticator(page);
  await page.goto("/payments");
  await expect(page).toHaveURL(/\/payments$/);
});

test("an old session proves itself before rights are given, and comes back", async ({ page }) => {
  const member = await aMember(await anAccount(), "owner");
  await signIn(page, member);
  const provenAt = systemClock().subtract({ minutes: 11 });
  const mine = eq(sessions.personId, member.person.id);
  await database().update(sessions).set({ provenAt }).where(mine);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: security("addAuthenticator") }).click();
  await page.waitForURL(/\/prove\?next=/);
  await page.getByLabel(proveWords("password")).fill("not my password");
  await page.getByRole("button", { name: proveWords("byPassword") }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await page.getByLabel(proveWords("password")).fill(memberPassword);
  await page.getByRole("button", { name: proveWords("byPassword") }).click();
  await page.waitForURL(/\/settings\/security$/);
  await page.getByRole("button", { name: security("addAuthenticator") }).click();
  await page.waitForURL(/\/settings\/security\/authenticator/);
});

test("a forgotten password is set anew by the link in the e-mail, once", async ({ page }) => {
  const words = translator("en", "resetPassword");
  const member = await aMember(await anAccount(), "viewer");
  await page.goto("/reset-password");
  await page.getByLabel(words("email")).fill(member.email);
  await page.getByRole("button", { name: words("ask") }).click();
  await expect(page.getByText(words("asked"))).toBeVisible();
  await expect.poll(async () => (await mailsTo(member.email)).length).toBe(1);
  const [mail] = await mailsTo(member.email);
  const link = /\/reset-password\/\S+/.exec(mail?.text ?? "")?.[0] ?? "";
  await page.goto(link);
  await page.getByLabel(words("newPassword"), { exact: true }).fill("four words never together 7");
  await page.getByRole("button", { name: words("set") }).click();
  await expect(page.getByText(signInWords("reset"))).toBeVisible();
  await page.goto(link);
  await expect(page.getByText(words("missingSentence"))).toBeVisible();
});

test("a passkey is added, signs one in alone, and stands in as the second step", async ({
  browser,
}) => {
  await using opened = new AsyncDisposableStack();
  const port = await freePort();
  // Browsers keep passkeys for names, never for addresses.
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, TOLLGATE_ORIGIN: origin };
  const app = startApp({ port, mode: "start", env, output: () => undefined }, opened);
  await untilAnswers(`http://127.0.0.1:${port}`, app);
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const member = await aMember(await anAccount(), "owner");
  await signIn(page, member);
  await page.goto("/settings/security");
  await page.getByLabel(security("passkeyName"), { exact: true }).fill("Work laptop");
  await page.getByRole("button", { name: passkeyWords("create") }).click();
  await expect(page.getByText(security("passkeyAdded", { name: "Work laptop" }))).toBeVisible();
  await context.clearCookies();
  await page.goto("/sign-in?next=/settings/security");
  await page.getByRole("button", { name: passkeyWords("get") }).click();
  await page.waitForURL(/\/settings\/security$/);
  await context.clearCookies();
  await typePassword(page, member);
  await page.waitForURL(/\/sign-in\/second-step/);
  await page.getByRole("button", { name: passkeyWords("get") }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await context.close();
});
