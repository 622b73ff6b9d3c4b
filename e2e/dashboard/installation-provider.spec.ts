import { expect, test } from "@playwright/test";
import { anAccount } from "#e2e/support/account";
import { aMember } from "#e2e/support/member";
import { anOpenIdProvider } from "#e2e/support/openid";
import { translator } from "#messages/translator";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";

const signInWords = translator("en", "signIn");
const proveWords = translator("en", "prove");

test("the operator's provider stands on the sign-in page, and lets people in", async ({
  browser,
}) => {
  await using opened = new AsyncDisposableStack();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const member = await aMember(await anAccount(), "owner");
  const known = { staff: { email: member.email, verified: true } };
  const { issuer, client } = await anOpenIdProvider(known, opened, origin);
  const env = {
    ...process.env,
    TOLLGATE_ORIGIN: origin,
    TOLLGATE_SIGN_IN_ISSUER: issuer,
    TOLLGATE_SIGN_IN_CLIENT_ID: client.clientId,
    TOLLGATE_SIGN_IN_CLIENT_SECRET: client.clientSecret,
    TOLLGATE_SIGN_IN_LABEL: "Clear Spring",
  };
  const app = startApp({ port, mode: "start", env, output: () => undefined }, opened);
  await untilAnswers(origin, app);
  // By this the provider knows who stands before it; it asks them nothing.
  const extraHTTPHeaders = { "x-test-subject": "staff" };
  const context = await browser.newContext({ baseURL: origin, extraHTTPHeaders });
  const page = await context.newPage();
  await page.goto("/sign-in?next=/settings/sessions");
  const name = signInWords("byProvider", { label: "Clear Spring" });
  await page.getByRole("link", { name }).click();
  await page.waitForURL(/\/settings\/sessions$/);
  await page.goto("/prove?next=/settings/people");
  await page.getByRole("link", { name: proveWords("provider") }).click();
  await expect(page).toHaveURL(/\/settings\/people$/);
  await context.close();
});
