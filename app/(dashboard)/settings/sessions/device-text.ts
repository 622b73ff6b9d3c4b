import { deviceOf } from "#domain/sessions/device";
import { type Locale, translator } from "#messages/translator";

/** A browser in words: “Firefox on Linux”. */
export function deviceText(userAgent: string | null, locale: Locale): string {
  const { browser, system } = deviceOf(userAgent);
  const words = translator(locale, "letters.device");
  if (browser !== null && system !== null) return words("both", { browser, system });
  return browser ?? system ?? words("unknown");
}
