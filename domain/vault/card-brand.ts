import cardValidator from "card-validator";

/** The schemes whose cards are taken, by the names that the API has for them. */
export type CardBrand = "amex" | "diners" | "discover" | "jcb" | "mastercard" | "unionpay" | "visa";

/** What a card's number alone says of it. */
export interface CardScheme {
  readonly brand: CardBrand;
  readonly securityCodeLength: number;
}

const brands: Readonly<Record<string, CardBrand>> = {
  "american-express": "amex",
  "diners-club": "diners",
  discover: "discover",
  jcb: "jcb",
  mastercard: "mastercard",
  unionpay: "unionpay",
  visa: "visa",
};

/** The scheme of a whole and valid number, given as digits alone; undefined where it is none. */
export function schemeOf(digits: string): CardScheme | undefined {
  const { card, isValid } = cardValidator.number(digits, { luhnValidateUnionPay: true });
  if (!(card && isValid)) return undefined;
  const brand = brands[card.type];
  return brand && { brand, securityCodeLength: card.code.size };
}
