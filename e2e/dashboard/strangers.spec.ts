import { expect, test } from "@playwright/test";
import { aMember, signIn } from "#e2e/support/member";
import { pageAddress, pagePatterns } from "#e2e/support/pages";
import { aShop, pageParametersOf } from "#e2e/support/shop";

/** Pages that show nothing of an account, whatever stands in their address. */
const open = new Set([
  "/consent/[interaction]",
  "/consent/refused",
  "/docs/changelog",
  "/docs/errors/[code]",
  "/reset-password",
  "/reset-password/[token]",
  "/welcome/[token]",
  "/authenticate/[account]/[payment]",
  "/authenticate/[account]/setup/[setup]",
  "/pay/[link]/[mac]",
  "/pay/[link]/[mac]/screen",
]);

// A statement's address names a month, not an object: everyone finds their own behind it. A shop
// has no role of its own, so that the address of one is the address for making one.
test("every page of another tenant's object is a 404, like one that never was", async ({
  page,
}) => {
  const [own, strange] = [await aShop(), await aShop()];
  await signIn(page, await aMember(own.account, "owner"));
  const patterns = pagePatterns().filter(
    (pattern) => /\[(?!month|role|currency)/.test(pattern) && !open.has(pattern),
  );
  expect(patterns.length).toBeGreaterThan(2);
  for (const pattern of patterns) {
    const mine = await page.goto(pageAddress(pattern, pageParametersOf(own)));
    expect(mine?.status(), pattern).toBe(200);
    const theirs = await page.goto(pageAddress(pattern, pageParametersOf(strange)));
    expect(theirs?.status(), pattern).toBe(404);
    await expect(page.getByText(strange.customer.name ?? "")).toHaveCount(0);
  }
});

test("no page but the public ones shows anything without a session", async ({ request }) => {
  const shop = await aShop();
  for (const pattern of pagePatterns()) {
    if (open.has(pattern) || pattern === "/sign-in") continue;
    const answer = await request.get(pageAddress(pattern, pageParametersOf(shop)), {
      maxRedirects: 0,
    });
    expect(answer.status(), pattern).toBe(307);
    expect(answer.headers().location, pattern).toContain("/sign-in");
  }
});
