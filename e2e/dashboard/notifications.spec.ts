import { type Browser, expect, test } from "@playwright/test";
import { createPayment } from "#domain/payments/create-payment";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext, personContext } from "#e2e/support/account";
import { mailsTo } from "#e2e/support/mail";
import { aMember, type Member, signIn } from "#e2e/support/member";
import { requireApprovalAbove } from "#e2e/support/shop";
import { translator } from "#messages/translator";

const mailWords = translator("en", "mail");
const inboxWords = translator("en", "inbox");

/** An account whose refunds need a second person, with a payment to give back. */
async function aTrade() {
  const account = await anAccount();
  await requireApprovalAbove(account, 1_000n);
  const { id: paymentId } = await createPayment(keyContext(account), {
    amountMinor: 50_000n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_visa",
  });
  return { account, paymentId };
}

test("a refund that waits goes out by e-mail, and its link leads to the decision", async ({
  page,
}) => {
  const { account, paymentId } = await aTrade();
  const admin = await aMember(account, "admin", { name: 'Ada "<b>" Lin' });
  const chinese = await aMember(account, "owner", { locale: "zh-CN" });
  const asker = await aMember(account, "developer", { name: "Dana <script>alert(1)</script>" });
  const refund = await requestRefund(personContext(account, asker.person), {
    paymentId,
    amountMinor: 12_345n,
  });
  await expect.poll(async () => (await mailsTo(admin.email)).length).toBe(1);
  await expect.poll(async () => (await mailsTo(chinese.email)).length).toBe(1);
  const [mail] = await mailsTo(admin.email);
  expect(mail?.subject).toBe("[Sandbox] A refund of 123.45 CNY waits for your approval");
  expect(mail?.html).not.toContain("<script>");
  expect(mail?.text).toContain("Dana <script>alert(1)</script>");
  expect((await mailsTo(chinese.email))[0]?.subject).toBe("【沙箱】一笔 123.45 CNY 的退款待您审批");
  expect(await mailsTo(asker.email)).toEqual([]);

  await signIn(page, admin);
  await page.goto("/sandbox/mail");
  await page.getByRole("link", { name: mail?.subject ?? "" }).click();
  await expect(page.getByText(mailWords("text"))).toBeVisible();
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { name: /waits for your approval/ })).toBeVisible();
  const opened = page.waitForEvent("popup");
  await frame.getByRole("link", { name: "Decide on the refund" }).click();
  const popup = await opened;
  await popup.waitForURL(`**/refunds/${refund.id}`);
  await expect(popup.getByRole("button", { name: "Approve", exact: true })).toBeVisible();
});

/** Signs in again, in a browser of another kind. */
async function signInElsewhere(browser: Browser, member: Member): Promise<void> {
  const context = await browser.newContext({
    userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/18.6 Safari/604.1",
  });
  await signIn(await context.newPage(), member);
  await context.close();
}

test("a sign-in from a new device is told, and can be ended from the other one", async ({
  page,
  browser,
}) => {
  const member = await aMember(await anAccount(), "viewer");
  await signIn(page, member);
  await signInElsewhere(browser, member);
  await expect.poll(async () => (await mailsTo(member.email)).length).toBe(1);
  const [mail] = await mailsTo(member.email);
  expect(mail?.text).toContain("Browser: Safari on iPhone");
  await page.goto("/settings/sessions");
  const words = translator("en", "sessions");
  const row = page.getByRole("listitem").filter({ hasText: "Safari on iPhone" });
  await row.getByRole("button", { name: words("end"), exact: true }).click();
  await page.getByRole("button", { name: words("endSubmit") }).click();
  await expect(row).toHaveCount(0);
});

test("without script, a kind of e-mail can be turned off, and then none is sent", async ({
  browser,
}) => {
  const { account, paymentId } = await aTrade();
  const [admin, owner] = [await aMember(account, "admin"), await aMember(account, "owner")];
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, admin);
  await page.goto("/settings/notifications");
  const words = translator("en", "notifications");
  await page.getByLabel(words("kinds.refund_waits.name")).uncheck();
  await page.getByRole("button", { name: words("save") }).click();
  await expect(page.getByText(words("saved"))).toBeVisible();
  await expect(page.getByLabel(words("kinds.refund_waits.name"))).not.toBeChecked();
  await requestRefund(keyContext(account), { paymentId, amountMinor: 12_345n });
  await expect.poll(async () => (await mailsTo(owner.email)).length).toBe(1);
  expect(await mailsTo(admin.email)).toEqual([]);
  await context.close();
});

test("an inbox takes what is sent, shows it, and becomes an endpoint", async ({
  page,
  request,
}) => {
  const account = await anAccount();
  await signIn(page, await aMember(account, "developer"));
  await page.goto("/sandbox/inbox");
  await page.getByLabel(inboxWords("name")).fill("Web shop");
  await page.getByRole("button", { name: inboxWords("create"), exact: true }).click();
  const url = await page
    .getByText(/\/sandbox\/inbox\/[\w-]{43}$/)
    .first()
    .innerText();
  const sent = await request.post(url, { data: { type: "hello.world", id: 9 } });
  expect(sent.status()).toBe(200);
  const polled = await request.get(`${url}/messages`);
  expect(await polled.json()).toMatchObject({ data: [{ number: 1 }], has_more: false });
  await page.reload();
  await page.locator("summary", { hasText: "hello.world" }).click();
  await expect(page.getByText('"id": 9')).toBeVisible();
  await expect(page.getByText(inboxWords("signature.missing"))).toBeVisible();

  await page.getByRole("button", { name: inboxWords("makeEndpoint") }).click();
  await expect(page.getByRole("dialog")).toContainText(/whsec_/);
  await createPayment(keyContext(account), { amountMinor: 5_000n, currency: "CNY" });
  await expect
    .poll(async () => (await (await request.get(`${url}/messages?after=1`)).text()).length)
    .toBeGreaterThan(200);
  await page.goto("/sandbox/inbox");
  await expect(page.getByText("payment_intent.created").first()).toBeVisible();
  await expect(page.getByText(inboxWords("signature.valid")).first()).toBeVisible();
});

test("an address of no inbox is a 404, and takes posts only", async ({ request }) => {
  const made = await request.post(`/sandbox/inbox/${"x".repeat(43)}`, { data: {} });
  expect(made.status()).toBe(404);
  const wrong = await request.get(`/sandbox/inbox/${"x".repeat(43)}`);
  expect(wrong.status()).toBe(405);
});

test("e-mails of others are not there for a viewer, as page or as HTML", async ({ page }) => {
  const { account, paymentId } = await aTrade();
  const owner = await aMember(account, "owner");
  const viewer = await aMember(account, "viewer");
  await requestRefund(keyContext(account), { paymentId, amountMinor: 12_345n });
  await expect.poll(async () => (await mailsTo(owner.email)).length).toBe(1);
  const [mail] = await mailsTo(owner.email);
  const id = /<(eml_\w+)@/.exec(mail?.messageId ?? "")?.[1];
  await signIn(page, viewer);
  for (const path of [`/sandbox/mail/${id}`, `/sandbox/mail/${id}/html`]) {
    expect((await page.request.get(path)).status()).toBe(404);
  }
});
