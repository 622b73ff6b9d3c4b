import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { linkEntries } from "#domain/audit-chain/link-entries";
import { verifyExport } from "#domain/audit-chain/verify-export";
import { updateApiKey } from "#domain/key-changes/update-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { anIntegrator, call } from "#e2e/support/integrator";
import { aMember, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";
import { systemClock } from "#platform/clock";

const words = translator("en", "audit");

async function aTouchedKey() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin", "Li Na"), { address: "203.0.113.4" });
  const { key } = await createApiKey(ctx, { name: "Till" });
  await updateApiKey(ctx, { apiKeyId: key.id, name: "Till in the hall" });
  while ((await linkEntries(systemClock)) > 0);
  return { account, key };
}

test("the log is narrowed, an entry tells before and after, and the chain is looked along", async ({
  page,
}) => {
  const { account, key } = await aTouchedKey();
  await signIn(page, await aMember(account, "owner"));
  await page.goto("/audit");
  await page.getByRole("button", { name: words("filters") }).click();
  await page.getByLabel(words("action"), { exact: true }).selectOption("api_key.updated");
  await page.getByRole("button", { name: words("apply") }).click();
  await expect(page).toHaveURL(/action=api_key/);
  await page.getByRole("link", { name: "api_key.updated", exact: true }).first().click();
  await expect(page).toHaveURL(/\/audit\/aud_/);
  await expect(page.getByRole("row", { name: "name Till Till in the hall" })).toBeVisible();
  await expect(page.getByText(key.id).first()).toBeVisible();
  await page.getByRole("link", { name: "203.0.113.4" }).click();
  await expect(page).toHaveURL(/address=/);

  await page.goto("/audit/chain");
  await page.getByRole("button", { name: words("checkNow") }).click();
  await expect(page.getByText(words("checkedNow", { count: 0 }))).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: words("jsonLines") }).click();
  const lines = readFileSync(await (await downloading).path(), "utf8").split("\n");
  const { faults, links, account: named } = await verifyExport(lines);
  expect({ faults, named }).toEqual({ faults: [], named: account.id });
  expect(links).toBeGreaterThan(1);
});

test("没有权限的角色看不到审计日志；其他账户的记录不存在", async ({ page }) => {
  const { account } = await aTouchedKey();
  await signIn(page, await aMember(account, "viewer", { locale: "zh-CN" }));
  for (const path of ["/audit", "/audit/chain", "/audit/export", "/audit/chain/export"]) {
    expect((await page.request.get(path)).status()).toBe(403);
  }
});

test("a threshold is set beside the value of now", async ({ page }) => {
  const { account, key } = await anIntegrator();
  const alerts = translator("en", "alerts");
  await Promise.all(Array.from({ length: 25 }, () => call(key, "/v1/payment_intents/pi_none")));
  await signIn(page, await aMember(account, "developer"));
  await expect(async () => {
    await page.goto("/settings/alerts");
    await expect(page.getByText("100.0%").first()).toBeVisible({ timeout: 200 });
  }).toPass();
  const card = page.locator("section", { hasText: alerts("kind.request_errors") }).last();
  await card.getByLabel(alerts("thresholdPercent")).fill("12.5");
  await card.getByRole("button", { name: alerts("save") }).click();
  await expect(page.getByText(alerts("saved"))).toBeVisible();
  await page.reload();
  await expect(card.getByLabel(alerts("thresholdPercent"))).toHaveValue("12.5");
});
