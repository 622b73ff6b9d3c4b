import { type Locale, translator } from "#messages/translator";

const minute = {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const;

/** Day, time to the second and the zone's name, so that no one has to guess. */
export function exactTime(value: Temporal.Instant, zone: string, locale: Locale): string {
  const options = { ...minute, timeZone: zone, second: "2-digit" } as const;
  const instant = formatted(value, locale, options);
  return translator(locale, "time")("inZone", { instant, zone: zoneName(value, zone, locale) });
}

/** The same to the minute, for what people read as a sentence. */
export function minuteInZone(value: Temporal.Instant, zone: string, locale: Locale): string {
  const instant = shortTime(value, zone, locale);
  return translator(locale, "time")("inZone", { instant, zone: zoneName(value, zone, locale) });
}

/** Day and minute, for columns; seconds and zone are left to the exact time. */
export function shortTime(value: Temporal.Instant, zone: string, locale: Locale): string {
  return formatted(value, locale, { ...minute, timeZone: zone });
}

/** What people call a time zone, at a moment: summer time has a name of its own. */
export function zoneName(value: Temporal.Instant, zone: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "long" });
  const parts = format.formatToParts(value.epochMilliseconds);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

// By way of Intl, because Instant.toLocaleString writes Chinese dates as 2026/11/21.
function formatted(
  value: Temporal.Instant,
  locale: Locale,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(locale, options).format(value.epochMilliseconds);
}
