import { type Browser, expect, type Page, test } from "@playwright/test";
import { createCustomer } from "#domain/customers/create-customer";
import { createInbox } from "#domain/webhook-inbox/create-inbox";
import { inboxUrl } from "#domain/webhook-inbox/inbox";
import { readMessages } from "#domain/webhook-inbox/read-messages";
import { anAccount, keyContext, personContext } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { aShop } from "#e2e/support/shop";
import { anEndpoint } from "#e2e/support/webhooks";
import { type Locale, translator } from "#messages/translator";

const controls = translator("en", "controls.secret");

/** A developer who is signed in, and an inbox of their sandbox to send to. */
async function aDeveloper(page: Page, locale: Locale = "en") {
  const account = await anAccount();
  const member = await aMember(account, "developer", { locale });
  await signIn(page, member);
  const inbox = await createInbox(personContext(account, member.person), { name: "Web shop" });
  return { account, inbox };
}

/** Adds an endpoint for customers by the form, and takes the secret that is shown this once. */
async function addEndpoint(page: Page, url: string, locale: Locale = "en"): Promise<string> {
  const words = translator(locale, "webhooks");
  await page.goto("/webhooks");
  await page.getByLabel(words("url"), { exact: true }).fill(url);
  await page.getByLabel(words("groups.customer")).check();
  await page.getByRole("button", { name: words("create"), exact: true }).click();
  return page.getByText(/^whsec_[\w-]+$/).innerText();
}

test("an endpoint is added, tested, looked at and told again, and its secret shown once", async ({
  page,
}) => {
  const { account, inbox } = await aDeveloper(page);
  const words = translator("en", "webhooks");
  const secret = await addEndpoint(page, inboxUrl(inbox));
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(controls("stored")).check();
  await dialog.getByRole("button", { name: controls("close") }).click();
  await page.reload();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole("link", { name: inboxUrl(inbox) }).click();
  await page.getByRole("button", { name: words("test"), exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: words("testSubmit") })
    .click();
  await expect(page.getByText(words("tested")).filter({ visible: true })).toHaveCount(1);
  const received = async () => (await readMessages(inbox.token, {})).messages;
  await expect.poll(async () => (await received()).length).toBe(1);
  const delivered = translator("en", "status.webhookDelivery")("succeeded");
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByRole("row", { name: "webhook_endpoint.tested" }).innerText();
    })
    .toContain(delivered);
  await page.getByRole("link", { name: "webhook_endpoint.tested" }).click();
  const delivery = translator("en", "delivery");
  await expect(page.getByText(delivery("attempt", { number: 1 }))).toBeVisible();
  await page.getByText(delivery("curl"), { exact: true }).click();
  await expect(page.getByText(/^curl 'http/)).toBeVisible();
  await page.getByRole("button", { name: delivery("redeliver"), exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: delivery("redeliver") })
    .click();
  await expect.poll(async () => (await received()).length).toBe(2);

  await createCustomer(keyContext(account), {});
  await expect.poll(async () => (await received()).length).toBe(3);
  await page
    .getByRole("link", { name: inboxUrl(inbox) })
    .first()
    .click();
  await page.getByLabel(words("redeliverFrom")).fill("2020-01-01T00:00");
  await page.getByRole("button", { name: words("redeliverRange") }).click();
  await expect(page.getByText(words("redeliverCountRange", { count: 1 }))).toBeVisible();
  await page.getByRole("button", { name: words("redeliverSubmit", { count: 1 }) }).click();
  await expect(page.getByText(words("redelivered", { count: 1 })).first()).toBeVisible();
  await expect.poll(async () => (await received()).length).toBe(4);
});

/** Asks the debugger about a request with a secret, and waits for its verdict. */
async function debug(page: Page, request: { header: string; body: string; secret: string }) {
  const words = translator("en", "signatureDebugger");
  await page.getByLabel(words("header")).fill(request.header);
  await page.getByLabel(words("body")).fill(request.body);
  await page.getByLabel(words("secret")).fill(request.secret);
  await page.getByRole("button", { name: words("submit") }).click();
}

test("the debugger says why a signature holds and why it fails", async ({ page }) => {
  const { account, inbox } = await aDeveloper(page);
  const { secret } = await anEndpoint(keyContext(account), inboxUrl(inbox), ["customer.*"]);
  await createCustomer(keyContext(account), { name: "王小明" });
  const received = async () => (await readMessages(inbox.token, {})).messages;
  await expect.poll(async () => (await received()).length).toBe(1);
  const [message] = await received();
  const { header, body } = {
    header: message?.headers["stripe-signature"] ?? "",
    body: message?.body ?? "",
  };
  const words = translator("en", "signatureDebugger");

  await page.goto("/webhooks/debugger");
  await debug(page, { header, body, secret });
  await expect(page.getByText(words("verdict.valid"))).toBeVisible();
  await expect(page.getByLabel(words("header"))).toHaveValue(header);
  expect(await page.content()).not.toContain(secret);
  await debug(page, { header, body: JSON.stringify(JSON.parse(body), null, 2), secret: "" });
  await expect(page.getByText(words("verdict.invalid"))).toBeVisible();
  await expect(page.getByText(words("cause.reformatted.title"))).toBeVisible();
  await debug(page, { header: header.slice(0, -9), body, secret });
  await expect(page.getByText(words("cause.signature_cut.title"))).toBeVisible();
  await debug(page, { header, body, secret: secret.replace("whsec_", "") });
  await expect(page.getByText(words("cause.secret_prefix_missing.title"))).toBeVisible();
});

async function scriptless(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

test("没有脚本也能添加端点、轮换密钥、调试签名", async ({ browser }) => {
  const page = await scriptless(browser);
  const { inbox } = await aDeveloper(page, "zh-CN");
  const words = translator("zh-CN", "webhooks");
  const secret = await addEndpoint(page, inboxUrl(inbox), "zh-CN");
  await page.goto("/webhooks");
  await page.getByRole("link", { name: inboxUrl(inbox) }).click();
  await page.getByRole("button", { name: words("rotate") }).click();
  const rotated = await page.getByText(/^whsec_[\w-]+$/).innerText();
  expect(rotated).not.toBe(secret);

  await page.goto("/webhooks/debugger");
  const debuggerWords = translator("zh-CN", "signatureDebugger");
  await page.getByLabel(debuggerWords("header")).fill("t=1");
  await page.getByLabel(debuggerWords("body")).fill("{}");
  await page.getByRole("button", { name: debuggerWords("submit") }).click();
  await expect(page.getByText(debuggerWords("verdict.unreadable"))).toBeVisible();
  await expect(page.getByText(debuggerWords("cause.no_signature.title"))).toBeVisible();
  await expect(page.getByLabel(debuggerWords("header"))).toHaveValue("t=1");
  await page.context().close();
});

test("a wrong address and a choice of nothing are told beside their fields", async ({ page }) => {
  await aDeveloper(page);
  const words = translator("en", "webhooks");
  const faults = translator("en", "fieldErrors");
  await page.goto("/webhooks");
  const url = page.getByLabel(words("url"), { exact: true });
  await url.fill("http://169.254.169.254/");
  await page.getByRole("button", { name: words("create"), exact: true }).click();
  await expect(page.getByText(faults("eventsMissing"))).toBeVisible();
  await page.getByLabel(words("groups.refund")).check();
  await page.getByLabel(words("groups.payout")).check();
  await page.getByRole("button", { name: words("create"), exact: true }).click();
  await expect(page.getByText(faults("parameter_invalid_url"))).toBeVisible();
  await expect(url).toHaveValue("http://169.254.169.254/");
  await expect(page.getByLabel(words("groups.payout"))).toBeChecked();
});

test("events are found by type, and lead to their object and deliveries", async ({ page }) => {
  const { account, delivery, refund } = await aShop();
  await signIn(page, await aMember(account, "analyst"));
  const words = translator("en", "events");
  await page.goto("/events?type=refund.*");
  await page.getByRole("link", { name: "refund.created" }).first().click();
  await expect(page.getByRole("link", { name: refund.id })).toBeVisible();
  await expect(page.getByText(words("previousNone"))).toBeVisible();
  await page.goto(`/events/${delivery.eventId}`);
  await page.getByRole("link", { name: /^https:\/\/orders/ }).click();
  await expect(page).toHaveURL(new RegExp(`/deliveries/${delivery.id}$`));
  const redeliver = page.getByRole("button", { name: translator("en", "delivery")("redeliver") });
  await expect(redeliver).toHaveAttribute("aria-disabled", "true");
  await page.goto("/events?type=no.such");
  await expect(page.getByText(words("noneFiltered"))).toBeVisible();
});
