import { catalogue, type Locale } from "#messages/translator";
import { wordOf } from "#messages/word-of";

interface CardFace {
  readonly brand: string;
  readonly last4: string;
}

/** A card as its holder knows it again: its brand and its last four figures. */
export function cardText({ brand, last4 }: CardFace, locale: Locale): string {
  // Not to be broken between the dots and the figures.
  return `${wordOf(catalogue(locale).payments.brand, brand) ?? brand} ••••\u00A0${last4}`;
}
