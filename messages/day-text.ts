import type { Locale } from "#messages/translator";

const styles = {
  full: { dateStyle: "full" },
  medium: { year: "numeric", month: "short", day: "numeric" },
  short: { month: "short", day: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A day of the calendar in words; by way of Intl, as Temporal writes Chinese ones in digits. */
export function dayText(
  day: Temporal.PlainDate,
  locale: Locale,
  style: keyof typeof styles = "medium",
): string {
  const format = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: "UTC" });
  return format.format(day.toZonedDateTime("UTC").epochMilliseconds);
}
