import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { aMember, signIn } from "#e2e/support/member";
import { pageAddress, pagePatterns } from "#e2e/support/pages";
import { aShop, pageParametersOf } from "#e2e/support/shop";
import { type Locale, locales } from "#messages/translator";

const screens = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;
type Screen = keyof typeof screens;

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What a theme can break: it changes colours and nothing else. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** A signed-in browser of this language and screen. */
async function open(browser: Browser, locale: Locale, screen: Screen) {
  const shop = await aShop();
  const owner = await aMember(shop.account, "owner", { locale });
  const context = await browser.newContext({ viewport: screens[screen], locale });
  const page = await context.newPage();
  await signIn(page, owner);
  return { context, page, shop };
}

for (const locale of locales) {
  for (const screen of ["desktop", "phone"] as const) {
    test(`every page is accessible in ${locale}, light and dark, on a ${screen}`, async ({
      browser,
    }) => {
      test.setTimeout(600_000);
      const { context, page, shop } = await open(browser, locale, screen);
      for (const pattern of pagePatterns()) {
        const address = pageAddress(pattern, pageParametersOf(shop));
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(address);
        const light = await look(page).withTags(rules).analyze();
        await page.emulateMedia({ colorScheme: "dark" });
        const dark = await look(page).withRules(rulesOfColour).analyze();
        expect.soft(summary(light.violations), `${address} in ${locale}, ${screen}`).toEqual([]);
        expect.soft(summary(dark.violations), `${address} in ${locale}, dark`).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(overflow, `${address} is wider than the ${screen}`).toBeLessThanOrEqual(0);
      }
      await context.close();
    });
  }
}

/** The frame of a letter runs no script, so nobody can look into it from here. */
function look(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).exclude("iframe").setLegacyMode();
}

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"];

function summary(violations: Violations): readonly string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
