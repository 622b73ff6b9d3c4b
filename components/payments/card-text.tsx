import { catalogue, type Locale } from "#messages/translator";
import { wordOf } from "#messages/word-of";

interface CardFace {
  readonly brand: string | null;
  readonly last4: string | null;
}

/** How it is paid: a card by its brand and last four figures, or a customer's stored balance. */
export function cardText(card: CardFace | null, locale: Locale): string {
  const { brand: brands, storedBalance } = catalogue(locale).payments;
  if (!card?.brand) return storedBalance;
  // Not to be broken between the dots and the figures.
  return `${wordOf(brands, card.brand) ?? card.brand} ••••\u00A0${card.last4}`;
}
