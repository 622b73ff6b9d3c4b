import { type Browser, expect, type Page, test } from "@playwright/test";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { aMember, type Member, signIn } from "#e2e/support/member";
import { aShop } from "#e2e/support/shop";
import { translator } from "#messages/translator";

const words = translator("en", "refunds");

/** A page of someone who is signed in, in a browser that runs no script. */
async function scriptless(browser: Browser, member: Member): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, member);
  return page;
}

/** Makes the browser as one that knows no commands of buttons to dialogs. */
async function withoutCommands(page: Page): Promise<void> {
  await page.route("**/refunds/*", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(/ command(?:for)?="[^"]*"/g, "");
    return route.fulfill({ response: answer, body });
  });
}

for (const knowsCommands of [true, false]) {
  const kind = knowsCommands ? "a browser" : "a browser that knows no commands";
  test(`without script, ${kind} asks before a refund is approved`, async ({ browser }) => {
    const { account, ctx, refund } = await aShop();
    const page = await scriptless(browser, await aMember(account, "admin"));
    if (!knowsCommands) await withoutCommands(page);
    await page.goto(`/refunds/${refund.id}`);
    const submit = page.getByRole("button", { name: /^Approve [\d,.]+ CNY$/ });
    await expect(submit).toBeHidden();
    await page.getByRole("button", { name: words("approve"), exact: true }).click();
    await submit.click();
    await expect(page.getByText(words("story.paid"))).toBeVisible();
    const { status } = await retrieveRefund(ctx, { refundId: refund.id });
    expect(status).toBe("succeeded");
    await page.context().close();
  });
}

test("without script, a rejection with an empty reason comes back open", async ({ browser }) => {
  const { account, refund } = await aShop();
  const page = await scriptless(browser, await aMember(account, "admin"));
  await page.goto(`/refunds/${refund.id}`);
  await page.getByRole("button", { name: words("reject"), exact: true }).click();
  await page.getByLabel(words("rejectReason")).fill("   ");
  await page.getByRole("button", { name: /^Reject [\d,.]+ CNY$/ }).click();
  const reason = page.getByLabel(words("rejectReason"));
  await expect(reason).toBeVisible();
  await reason.fill("The goods were used.");
  await page.getByRole("button", { name: /^Reject [\d,.]+ CNY$/ }).click();
  await expect(page.getByText("The goods were used.")).toBeVisible();
  await expect(page.getByText(words("story.rejected")).first()).toBeVisible();
  await page.context().close();
});
