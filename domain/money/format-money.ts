import { invariant } from "#domain/errors/invariant";
import { minorUnitDigits } from "#domain/money/currencies";
import type { Money } from "#domain/money/money";

/** A number as text that a formatter reads without going through a float. */
type Decimal = `${number}`;

const formats = new Map<string, Intl.NumberFormat>();

/**
 * An amount for people: `1,234.50 CNY`, a true minus, and always the code, as ¥ means two things.
 */
export function formatMoney(amount: Money, locale: string): string {
  const number = numberFormat(locale, minorUnitDigits(amount.currency)).format(magnitude(amount));
  const sign = amount.amountMinor < 0n ? "\u2212" : "";
  return `${sign}${number} ${amount.currency}`;
}

/** An amount for programs and files, exact, with all its digits: `-1234.50`. */
export function decimalString(amount: Money): string {
  return `${amount.amountMinor < 0n ? "-" : ""}${magnitude(amount)}`;
}

function magnitude({ amountMinor, currency }: Money): Decimal {
  const sizeMinor = amountMinor < 0n ? -amountMinor : amountMinor;
  const digits = minorUnitDigits(currency);
  const padded = String(sizeMinor).padStart(digits + 1, "0");
  const point = padded.length - digits;
  const text = digits === 0 ? padded : `${padded.slice(0, point)}.${padded.slice(point)}`;
  invariant(isDecimal(text), "an amount is written as plain digits");
  return text;
}

function isDecimal(text: string): text is Decimal {
  return /^\d+(?:\.\d+)?$/.test(text);
}

function numberFormat(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    numberingSystem: "latn",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, made);
  return made;
}
