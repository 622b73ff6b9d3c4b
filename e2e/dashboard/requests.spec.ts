import { expect, test } from "@playwright/test";
import { anIntegrator } from "#e2e/support/integrator";
import { aMember, signIn } from "#e2e/support/member";
import { translator } from "#messages/translator";

const words = translator("en", "requests");

test("what a program has asked is found by its answer, and leads to what happened", async ({
  page,
}) => {
  const { account, stripe } = await anIntegrator();
  const customer = await stripe.customers.create({ name: "王小明" });
  await stripe.customers.update(customer.id, { name: "王大明" });
  await expect(stripe.customers.retrieve("cus_0000000000000000000000")).rejects.toThrow();
  await signIn(page, await aMember(account, "developer"));
  // It is written a moment after its answer.
  await expect(async () => {
    await page.goto("/requests");
    await expect(page.getByRole("row", { name: "/v1/customers" })).toHaveCount(3, { timeout: 100 });
  }).toPass();

  await page.getByRole("link", { name: words("class.4"), exact: true }).click();
  await expect(page).toHaveURL(/class=4/);
  await expect(page.getByRole("row", { name: "/v1/customers" })).toHaveCount(1);
  await expect(page.getByRole("row", { name: "404 resource_missing" })).toBeVisible();
  await page.getByRole("link", { name: words("class.4"), exact: true }).click();
  await expect(page).not.toHaveURL(/class=/);

  await page.getByRole("button", { name: words("filters") }).click();
  await page.getByLabel(words("route")).selectOption("/v1/customers");
  await page.getByRole("button", { name: words("apply") }).click();
  await expect(page).toHaveURL(/route=/);
  await page.getByRole("link", { name: "POST /v1/customers" }).click();
  await expect(page.getByText(words("duration"), { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "customer.created" }).click();
  await expect(page).toHaveURL(/\/events\/evt_/);
  await page.goBack();
  await page.getByRole("link", { name: words("sameKey") }).click();
  await expect(page.getByRole("row", { name: "/v1/customers" })).toHaveCount(3);
});

test("没有调用过接口时说明如何开始；无权限的角色看不到请求日志", async ({ page, browser }) => {
  const { account } = await anIntegrator();
  const chinese = translator("zh-CN", "requests");
  await signIn(page, await aMember(account, "developer", { locale: "zh-CN" }));
  await page.goto("/requests");
  await expect(page.getByText(chinese("none"))).toBeVisible();
  await page.goto("/requests?class=5&method=POST&key=nonsense");
  await expect(page.getByText(chinese("noneFiltered"))).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await signIn(other, await aMember(account, "analyst"));
  expect((await other.goto("/requests"))?.status()).toBe(403);
  await expect(
    other.getByRole("navigation").getByRole("link", { name: words("title"), exact: true }),
  ).toHaveCount(0);
});
