import { schemeOf } from "#domain/vault/card-brand";

/** What stands in the fields of the card form. */
export interface TypedFields {
  readonly number: string;
  readonly expiry: string;
  readonly cvc: string;
}

export type CardField = keyof TypedFields;

/** Month and year as a card has them. */
export interface CardMonth {
  readonly month: number;
  readonly year: number;
}

/** The digits of what was typed or pasted, in whatever groups and widths they came. */
export function digitsOf(typed: string): string {
  return typed.normalize("NFKC").replaceAll(/\D/g, "");
}

/** The digits in groups as they are printed on the card. */
export function groupedNumber(typed: string): string {
  const digits = digitsOf(typed).slice(0, 19);
  const groups = isAmex(digits) ? /^(\d{0,4})(\d{0,6})(\d{0,5})/ : /(\d{1,4})/g;
  const parts = isAmex(digits) ? (groups.exec(digits)?.slice(1) ?? []) : digits.match(groups);
  return (parts ?? []).filter((part) => part !== "").join(" ");
}

/** Whether the number is one whose security code has four digits and stands in front. */
export function isAmex(digits: string): boolean {
  return /^3[47]/.test(digits);
}

/** Month and year with a slash between, once there is a year: so a slash is never in the way. */
export function slashedExpiry(typed: string): string {
  const [, first = "", rest = ""] = /^(\d{0,2})(.*)$/.exec(typed.normalize("NFKC").trim()) ?? [];
  const isMonth = /^[2-9]$/.test(first) || (first.length === 1 && rest !== "");
  const month = isMonth ? `0${first}` : first;
  const year = digitsOf(rest).slice(0, 4);
  return year === "" ? month : `${month} / ${year}`;
}

/** The month and year that were typed, in the order of the card; undefined where they are none. */
export function expiryOf(typed: string): CardMonth | undefined {
  const parts = /^(\d{1,2})\D{0,3}(\d{2}|\d{4})$/.exec(typed.normalize("NFKC").trim());
  if (!parts) return undefined;
  const [month, year] = [Number(parts[1]), Number(parts[2])];
  return { month, year: year < 100 ? year + 2000 : year };
}

/** What is wrong with a field, by the key of its words in `fieldErrors`. */
export function faultIn(field: CardField, typed: TypedFields, today: CardMonth) {
  if (typed[field].trim() === "") return "missing";
  if (field === "expiry") return faultInExpiry(typed.expiry, today);
  const scheme = schemeOf(digitsOf(typed.number));
  if (field === "number") return scheme ? undefined : "incorrect_number_number";
  const lengths = scheme ? [scheme.securityCodeLength] : [3, 4];
  return lengths.includes(digitsOf(typed.cvc).length) ? undefined : "invalid_cvc_cvc";
}

function faultInExpiry(typed: string, today: CardMonth) {
  const expiry = expiryOf(typed);
  if (!expiry) return "invalid_expiry_expiry";
  if (expiry.month < 1 || expiry.month > 12) return "invalid_expiry_month_expiry";
  const isPast = expiry.year * 12 + expiry.month < today.year * 12 + today.month;
  return isPast ? "expired_card_expiry" : undefined;
}

export type CardFault = NonNullable<ReturnType<typeof faultIn>>;
