import { expect, test } from "@playwright/test";
import { tellDeprecatedUses } from "#domain/deprecations/tell-deprecated-uses";
import { workerContext } from "#e2e/support/account";
import { anIntegrator, call } from "#e2e/support/integrator";
import { aMember, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";

const words = translator("en", "changelog");

test("who still uses an old version is told on the first page, at the key and in the changelog", async ({
  page,
}) => {
  const { account, key } = await anIntegrator();
  const headers = { "stripe-version": "2023-10-16" };
  const answer = await call(key, "/v1/balance", { headers });
  expect(answer.headers.get("sunset")).toBe("Mon, 22 Nov 2027 00:00:00 GMT");
  // It is in the log a moment after its answer.
  await expect
    .poll(async () => (await tellDeprecatedUses(workerContext(account))).length)
    .toBeGreaterThan(0);
  await signIn(page, await aMember(account, "owner"));
  await expect(page.getByText(words("usedBy", { count: 1 }))).toBeVisible();
  await page.getByRole("link", { name: words("usedByLink") }).click();
  await expect(page).toHaveURL(/\/api-keys\/key_/);
  await expect(page.getByText(/2024-09-30\.acacia/).first()).toBeVisible();
  await page.goto("/docs/changelog");
  await expect(page.getByText(/2024-09-30\.acacia/).first()).toBeVisible();
});
