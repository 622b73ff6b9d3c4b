import type { AlertKind } from "#domain/alerts/alert-rule";
import { type Locale, translator } from "#messages/translator";

/** A value of an alert in words: per mille as percent, latency in milliseconds. */
export function valueText(kind: AlertKind, value: number, locale: Locale): string {
  const words = translator(locale, "alerts");
  return kind === "latency"
    ? words("milliseconds", { value })
    : words("percent", { value: value / 1000 });
}
