import { type Locale, translator } from "#messages/translator";

interface CardFace {
  readonly brand: string;
  readonly last4: string;
}

type BrandWords = ReturnType<typeof translator<"payments.brand">>;
type Brand = Parameters<BrandWords>[0];

/** A card as its holder knows it again: its brand and its last four figures. */
export function cardText({ brand, last4 }: CardFace, locale: Locale): string {
  const words = translator(locale, "payments.brand");
  return `${isBrand(words, brand) ? words(brand) : brand} •••• ${last4}`;
}

function isBrand(words: BrandWords, brand: string): brand is Brand {
  // `has` is the question whether it is a key; its type only takes what is known to be one.
  return words.has(brand as Brand);
}
