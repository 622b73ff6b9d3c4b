import type { LimitedPart } from "#domain/rate-limits/list-rate-limits";
import { catalogue, type Locale, translator } from "#messages/translator";

/** What people call a part of the traffic that is limited. */
export function partName(
  { by, key, route }: Pick<LimitedPart, "by" | "key" | "route">,
  locale: Locale,
): string {
  if (key) return `${key.name} (${key.hint})`;
  return route ?? translator(locale, "limits")(by === "address" ? "eachAddress" : "account");
}

/** What a rule of the limiter is called; its own name where we have no better. */
export function ruleName(rule: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = catalogue(locale).limits.rules;
  return names[rule] ?? rule;
}
