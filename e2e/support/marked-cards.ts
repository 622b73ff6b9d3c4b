import { randomBelow } from "#platform/random";

/** A card that nobody else uses, so that wherever its digits turn up they have leaked. */
export interface MarkedCard {
  readonly number: string;
  readonly cvc: string;
}

const schemes = [
  { prefix: "453900", digits: 16, cvcDigits: 3 },
  { prefix: "543210", digits: 16, cvcDigits: 3 },
  { prefix: "371449", digits: 15, cvcDigits: 4 },
  { prefix: "622200", digits: 19, cvcDigits: 3 },
];

/** Cards that are approved, one of each scheme that differs in length. */
export function markedCards(): readonly MarkedCard[] {
  return schemes.map(({ prefix, digits, cvcDigits }) => ({
    number: withCheckDigit(prefix + randomDigits(digits - prefix.length - 1)),
    cvc: `7${randomDigits(cvcDigits - 1)}`,
  }));
}

/** Cards that the sandbox network declines or wants to hear of their holders for. */
export const answeredCards: readonly MarkedCard[] = [
  { number: "4000000000000002", cvc: "731" },
  { number: "4000000000000127", cvc: "732" },
  { number: "4000002500003155", cvc: "733" },
];

function randomDigits(length: number): string {
  return Array.from({ length }, () => String(randomBelow(10))).join("");
}

function withCheckDigit(digits: string): string {
  const weighted = Array.from(digits, Number)
    .toReversed()
    .map((digit, place) => {
      const value = digit * (place % 2 === 0 ? 2 : 1);
      return value > 9 ? value - 9 : value;
    });
  const sum = weighted.reduce((total, value) => total + value, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
