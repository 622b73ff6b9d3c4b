import { expect, type Page, test } from "@playwright/test";
import { aMember, signIn } from "#e2e/support/member";
import { pageAddress, pagePatterns } from "#e2e/support/pages";
import { aShop, pageParametersOf } from "#e2e/support/shop";
import { translator } from "#messages/translator";
import { settings } from "#platform/settings";

const mostScriptBytes = 200_000;

test("every page is sent under a nonce policy, is not cached, loads nothing from elsewhere, and no more than 200 kB of compressed script", async ({
  page,
}) => {
  const shop = await aShop();
  await signIn(page, await aMember(shop.account, "owner"));
  await keepNothing(page);
  const foreign: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(settings().origin)) foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  for (const pattern of pagePatterns()) {
    const answer = await page.goto(pageAddress(pattern, pageParametersOf(shop)));
    const headers = answer?.headers() ?? {};
    expect(headers["content-security-policy"], pattern).toMatch(/script-src 'self' 'nonce-[^']+'/);
    expect(headers["content-security-policy"], pattern).not.toContain("unsafe-inline'; script");
    expect(headers["cache-control"], pattern).toContain("no-store");
    expect(headers["x-content-type-options"], pattern).toBe("nosniff");
    expect.soft(await page.evaluate(scriptBytes), pattern).toBeLessThanOrEqual(mostScriptBytes);
  }
  expect(foreign).toEqual([]);
  expect(faults).toEqual([]);
});

/** Lets the browser load every script anew for each page, so that all of them are counted. */
async function keepNothing(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
}

/** What the page's scripts weighed on the wire, without headers. */
function scriptBytes(): number {
  const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
  return entries
    .filter(({ initiatorType, name }) => initiatorType === "script" || name.includes(".js"))
    .reduce((total, { encodedBodySize }) => total + encodedBodySize, 0);
}

test("a form of another site does nothing, whatever headers it forges", async ({ page }) => {
  const shop = await aShop();
  await signIn(page, await aMember(shop.account, "owner"));
  const send = (headers: Record<string, string>) =>
    page.request.post("/settings", { headers, multipart: { anything: "1" }, maxRedirects: 0 });
  const origins = ["https://evil.example", "null", `${settings().origin}.evil.example`];
  for (const origin of origins) {
    const forged = { origin, "x-forwarded-host": "evil.example" };
    expect((await send(forged)).status(), origin).toBe(403);
  }
  expect((await send({})).status()).toBe(403);
});

test("a revoked session opens nothing at the next click", async ({ page }) => {
  const shop = await aShop();
  await signIn(page, await aMember(shop.account, "owner"));
  const cookies = await page.context().cookies();
  await page.goto("/payments");
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await page
    .getByRole("button", { name: translator("en", "frame")("userMenu") })
    .first()
    .click();
  await page.getByRole("button", { name: translator("en", "frame")("signOut") }).click();
  await page.waitForURL(/\/sign-in/);
  await page.context().addCookies(cookies);
  await page.goto("/payments");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});
