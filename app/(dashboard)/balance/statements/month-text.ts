import type { Locale } from "#messages/translator";

/** A month as people say it: October 2026, 2026年10月. */
export function monthText(month: string, locale: Locale): string {
  const first = Temporal.PlainDate.from(`${month}-01`).toZonedDateTime("UTC");
  const options = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, options).format(first.epochMilliseconds);
}
