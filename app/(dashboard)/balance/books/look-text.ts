import type { StandingCheck } from "#domain/standing-check/standing-check";
import { type Locale, translator } from "#messages/translator";

/** How much was looked at. */
export function lookedAtText(check: StandingCheck, locale: Locale): string {
  const { ledgerAccounts, transfers, objects } = check;
  return translator(locale, "books")("counts", { ledgerAccounts, transfers, objects });
}

/** How long it took. */
export function tookText({ durationMs }: StandingCheck, locale: Locale): string {
  const words = translator(locale, "books");
  if (durationMs < 1000) return words("milliseconds", { count: durationMs });
  return words("seconds", { count: durationMs / 1000 });
}
