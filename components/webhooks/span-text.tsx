import type { Locale } from "#messages/translator";

const units = [
  ["day", 86_400, 48 * 3600],
  ["hour", 3600, 3600],
  ["minute", 60, 60],
  ["second", 1, 0],
] as const;

/** A length of time in its two largest units; in days only from two of them on. */
export function spanText(seconds: number, locale: Locale): string {
  const first = units.findIndex(([, , from]) => seconds >= from);
  const shown = units.slice(first, first + 2);
  let rest = seconds;
  const parts = shown.map(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return { count, text: countText(count, unit, locale) };
  });
  const told = parts.filter(({ count }, place) => count > 0 || place === 0);
  return new Intl.ListFormat(locale, { type: "unit", style: "narrow" }).format(
    told.map(({ text }) => text),
  );
}

function countText(count: number, unit: string, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
