import { DomainError } from "#domain/errors/domain-error";
import type { ErrorCode } from "#domain/errors/error-codes";
import { type CardBrand, type CardScheme, schemeOf } from "#domain/vault/card-brand";

/** A card as someone typed it; lives no longer than the request that brought it. */
export interface RawCard {
  /** Digits, which may stand in groups. */
  readonly number: string;
  readonly expMonth: number;
  /** Of two or of four digits. */
  readonly expYear: number;
  readonly cvc?: string | undefined;
}

/** A card whose number, expiry and security code can be those of a real one. */
export interface CheckedCard extends RawCard {
  readonly brand: CardBrand;
}

interface Terms {
  /** Under which parameter the card came: `card`, `payment_method_data[card]`. */
  readonly param: string;
  readonly now: Temporal.Instant;
}

const yearsAhead = 50;

/** The card in plain digits, or one refusal that names the field and repeats nothing of it. */
export function checkedCard(card: RawCard, terms: Terms): CheckedCard {
  const number = card.number.replaceAll(/[\s-]/g, "");
  const scheme = schemeOf(number);
  if (!scheme) throw refusal(terms, "number", "incorrect_number");
  const expYear = card.expYear < 100 ? card.expYear + 2000 : card.expYear;
  requireExpiry({ ...card, expYear }, terms);
  requireSecurityCode(card.cvc, scheme, terms);
  return { ...card, number, expYear, brand: scheme.brand };
}

/** A card is good until its month has ended everywhere on earth. */
function requireExpiry({ expMonth, expYear }: RawCard, terms: Terms): void {
  const { year, month } = terms.now.subtract({ hours: 12 }).toZonedDateTimeISO("UTC");
  if (expMonth < 1 || expMonth > 12) throw refusal(terms, "exp_month", "invalid_expiry_month");
  if (expYear < 2000 || expYear > year + yearsAhead) {
    throw refusal(terms, "exp_year", "invalid_expiry_year");
  }
  if (expYear < year) throw refusal(terms, "exp_year", "expired_card");
  if (expYear === year && expMonth < month) {
    throw refusal(terms, "exp_month", "expired_card");
  }
}

function requireSecurityCode(code: string | undefined, scheme: CardScheme, terms: Terms): void {
  if (code === undefined) return;
  if (code.length === scheme.securityCodeLength && /^\d+$/.test(code)) return;
  throw refusal(terms, "cvc", "invalid_cvc");
}

const messages = {
  expired_card: "The card has expired.",
  incorrect_number: "This is not the number of a card we take.",
  invalid_cvc: "The card's security code must have as many digits as its brand prints.",
  invalid_expiry_month: "The card's expiry month must be from 1 to 12.",
  invalid_expiry_year: "The card's expiry year cannot be right.",
} as const satisfies Partial<Record<ErrorCode, string>>;

function refusal({ param }: Terms, field: string, code: keyof typeof messages): DomainError {
  return new DomainError(code, messages[code], { param: `${param}[${field}]` });
}
