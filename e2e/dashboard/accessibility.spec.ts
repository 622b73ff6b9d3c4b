import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, test } from "@playwright/test";
import { aMember, signIn } from "#e2e/support/member";
import { pageAddress, pagePatterns } from "#e2e/support/pages";
import { aShop, pageParametersOf } from "#e2e/support/shop";
import { type Locale, locales } from "#messages/translator";

const screens = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;
const themes = ["light", "dark"] as const;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A signed-in browser of this language, theme and screen. */
async function open(
  browser: Browser,
  {
    locale,
    theme,
    screen,
  }: { locale: Locale; theme: "light" | "dark"; screen: keyof typeof screens },
) {
  const shop = await aShop();
  const owner = await aMember(shop.account, "owner", { locale });
  const context = await browser.newContext({
    viewport: screens[screen],
    colorScheme: theme,
    locale,
  });
  const page = await context.newPage();
  await signIn(page, owner);
  return { context, page, shop };
}

for (const locale of locales) {
  for (const theme of themes) {
    for (const screen of ["desktop", "phone"] as const) {
      test(`every page is accessible in ${locale}, ${theme}, on a ${screen}`, async ({
        browser,
      }) => {
        test.setTimeout(400_000);
        const { context, page, shop } = await open(browser, { locale, theme, screen });
        for (const pattern of pagePatterns()) {
          const address = pageAddress(pattern, pageParametersOf(shop));
          await page.goto(address);
          // The frame of a letter runs no script, so nobody can look into it from here.
          const look = new AxeBuilder({ page }).withTags(rules).exclude("iframe");
          const { violations } = await look.analyze();
          expect
            .soft(summary(violations), `${address} in ${locale}, ${theme}, ${screen}`)
            .toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft(overflow, `${address} is wider than the ${screen}`).toBeLessThanOrEqual(0);
        }
        await context.close();
      });
    }
  }
}

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"];

function summary(violations: Violations): readonly string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
