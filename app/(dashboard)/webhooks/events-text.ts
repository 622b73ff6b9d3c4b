import { type Locale, translator } from "#messages/translator";

/** What an endpoint takes, short enough for a cell. */
export function eventsText(enabledEvents: readonly string[], locale: Locale): string {
  const words = translator(locale, "webhooks");
  const [first = "", ...others] = enabledEvents;
  if (enabledEvents.includes("*")) return words("allEvents");
  return others.length === 0 ? first : words("moreEvents", { first, count: others.length });
}
