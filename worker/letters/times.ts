import type { Reader } from "#domain/notifications/letter";
import { translator } from "#messages/translator";

type Where = Pick<Reader, "locale" | "timeZone">;

/** A moment to the minute in the reader's zone, and the zone by name. */
export function exactTime(at: Temporal.Instant, { locale, timeZone }: Where): string {
  const instant = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at.epochMilliseconds);
  const named = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "long" });
  const zone = named
    .formatToParts(at.epochMilliseconds)
    .find((part) => part.type === "timeZoneName")?.value;
  return translator(locale, "time")("inZone", { instant, zone: zone ?? timeZone });
}

/** The day alone, for a subject. */
export function dayText(at: Temporal.Instant, { locale, timeZone }: Where): string {
  const format = { timeZone, year: "numeric", month: "short", day: "numeric" } as const;
  return new Intl.DateTimeFormat(locale, format).format(at.epochMilliseconds);
}
