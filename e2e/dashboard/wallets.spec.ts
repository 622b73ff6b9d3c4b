import { expect, test } from "@playwright/test";
import { createCustomer } from "#domain/customers/create-customer";
import { anAccount, keyContext } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { wrongs } from "#e2e/support/outcomes";
import { aBankAccount, aSaver } from "#e2e/support/wallet";
import { translator } from "#messages/translator";

const words = translator("en", "wallet");
const states = translator("en", "customerState");

test("stored money is topped up, withdrawn and transferred on the customer's page", async ({
  page,
}) => {
  const account = await anAccount();
  const ctx = keyContext(account);
  const payer = await createCustomer(ctx, { name: "Grace Hopper" });
  const payee = await createCustomer(ctx, { name: "Ada Lovelace", email: "ada@example.com" });
  await signIn(page, await aMember(account, "admin"));
  await page.goto(`/customers/${payer.id}`);
  const dialog = page.getByRole("dialog");
  const shows = (amount: string) =>
    expect(page.getByRole("cell", { name: amount, exact: true }).first()).toBeVisible();
  const open = (name: "topUp" | "withdraw" | "transfer") =>
    page.getByRole("button", { name: words(name), exact: true }).click();
  const send = (name: "topUp" | "withdraw" | "transfer") =>
    dialog.getByRole("button", { name: words(name), exact: true }).click();

  await open("topUp");
  await dialog.getByLabel("Amount").fill("1,000.00");
  await send("topUp");
  await shows("1,000.00 CNY");

  await open("withdraw");
  await dialog.getByLabel("Amount").fill("250");
  await dialog.getByLabel(words("accountHolder")).fill("Grace Hopper");
  await dialog.getByLabel(words("accountNumber")).fill("000111111113");
  await send("withdraw");
  await expect(dialog.getByLabel(words("accountNumber"))).toHaveAccessibleDescription(
    /does not pay to this account/,
  );
  await dialog.getByLabel(words("accountNumber")).fill(aBankAccount.accountNumber);
  await send("withdraw");
  await shows("750.00 CNY");

  await open("transfer");
  await dialog.getByLabel("Amount").fill("50");
  await dialog.getByLabel(words("destination")).fill("ada@example.com");
  await send("transfer");
  await shows("700.00 CNY");
  await page.goto(`/customers/${payee.id}/balance`);
  await expect(page.getByText(words("type.transferred_in"), { exact: true })).toBeVisible();
  expect(await wrongs(account)).toEqual([]);
});

test("without script, money is topped up as well", async ({ browser }) => {
  const { account, customerId } = await aSaver(0n);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, await aMember(account, "admin"));
  await page.goto(`/customers/${customerId}`);
  await page.getByRole("button", { name: words("topUp"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Amount").fill("12.34");
  await dialog.getByRole("button", { name: words("topUp"), exact: true }).click();
  await page.goto(`/customers/${customerId}/balance`);
  await expect(page.getByRole("cell", { name: "12.34 CNY", exact: true }).first()).toBeVisible();
  await context.close();
});

test("a customer is frozen with a reason, found by their state, unfrozen and closed", async ({
  page,
}) => {
  const { account, customerId } = await aSaver(0n);
  await signIn(page, await aMember(account, "admin"));
  await page.goto(`/customers/${customerId}`);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: states("freeze"), exact: true }).click();
  await dialog.getByLabel(states("reason")).fill("Chargeback under review");
  await dialog.getByRole("button", { name: states("freeze"), exact: true }).click();
  const reason = page.getByText("Chargeback under review", { exact: true });
  await expect(reason).toBeVisible();
  await expect(page.getByRole("button", { name: words("topUp"), exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  );

  await page.goto("/customers?status=frozen");
  await page.getByRole("link", { name: "Saver" }).click();
  await page.getByRole("button", { name: states("unfreeze"), exact: true }).click();
  await dialog.getByRole("button", { name: states("unfreeze"), exact: true }).click();
  await expect(reason).toHaveCount(0);
  await page.getByRole("button", { name: states("close"), exact: true }).click();
  await dialog.getByLabel(states("reason")).fill("Left");
  await dialog.getByRole("button", { name: states("close"), exact: true }).click();
  await expect(page.getByText(states("closedHelp"))).toBeVisible();
});
