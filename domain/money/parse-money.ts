import { type Currency, minorUnitDigits } from "#domain/money/currencies";
import { type Money, money } from "#domain/money/money";

const written = /^(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,4}))?$/;

/**
 * The amount a person typed: `1,234.50`, `1234.5`, also in full-width figures; undefined for what
 * is no amount, is ambiguous (`12,50`), or is finer than the currency's smallest unit.
 */
export function parseMoney(text: string, currency: Currency): Money | undefined {
  const plain = text.normalize("NFKC").replaceAll("。", ".").trim();
  const [, whole = "", fraction = ""] = written.exec(plain) ?? [];
  const digits = minorUnitDigits(currency);
  if (whole === "" || fraction.length > digits) return undefined;
  return money(BigInt(whole.replaceAll(",", "") + fraction.padEnd(digits, "0")), currency);
}
