import { test } from "@playwright/test";
import { anAccount, keyContext } from "#e2e/support/account";
import { aMember, signIn } from "#e2e/support/member";
import { aShop } from "#e2e/support/shop";
import { anEndpoint } from "#e2e/support/webhooks";
import { translator } from "#messages/translator";

for (const [locale, theme, screen] of [
  ["en", "light", "desktop"],
  ["zh-CN", "dark", "desktop"],
  ["en", "dark", "phone"],
  ["zh-CN", "light", "phone"],
] as const) {
  test(`shots ${locale} ${theme} ${screen}`, async ({ browser }) => {
    const shop = await aShop();
    await anEndpoint(keyContext(shop.account), "https://shop.example.com/hooks", ["*"]);
    const context = await browser.newContext({
      viewport: screen === "desktop" ? { width: 1440, height: 900 } : { width: 390, height: 844 },
      colorScheme: theme,
      locale,
    });
    const page = await context.newPage();
    await signIn(page, await aMember(shop.account, "owner", { locale }));
    const shoot = (name: string) =>
      page.screenshot({
        path: `/tmp/h9-shots/${name}-${locale}-${theme}-${screen}.png`,
        fullPage: true,
      });
    const d = shop.delivery;
    for (const [name, path] of [
      ["webhooks", "/webhooks"],
      ["endpoint", `/webhooks/${d.endpointId}`],
      ["delivery", `/webhooks/${d.endpointId}/deliveries/${d.id}`],
      ["redelivery", `/webhooks/${d.endpointId}/redelivery?failed=true`],
      ["events", "/events?from=2026-01-01"],
      ["event", `/events/${d.eventId}`],
    ] as const) {
      await page.goto(path);
      await shoot(name);
    }
    await page.goto("/webhooks/debugger");
    const words = translator(locale, "signatureDebugger");
    await page.getByLabel(words("header")).fill(`t=1772366400, v1=${"ab".repeat(20)}`);
    await page.getByLabel(words("body")).fill('{\n  "id": "evt_1",\n  "livemode": true\n}');
    await page.getByRole("button", { name: words("submit") }).click();
    await page.getByText(words("verdict.invalid")).waitFor();
    await shoot("debugger");
    await page.goto(`/webhooks/${d.endpointId}`);
    await page
      .getByRole("button", { name: translator(locale, "webhooks")("edit"), exact: true })
      .click();
    await shoot("edit");
    await context.close();
    if (screen === "desktop") {
      const empty = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
      const other = await empty.newPage();
      await signIn(other, await aMember(await anAccount(), "analyst", { locale })).catch(
        () => undefined,
      );
      await other.goto("/webhooks");
      await other.screenshot({ path: `/tmp/h9-shots/empty-${locale}.png`, fullPage: true });
      await empty.close();
    }
  });
}
