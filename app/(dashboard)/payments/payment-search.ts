import { type Currency, currencyFrom } from "#domain/money/currencies";
import type { Money } from "#domain/money/money";
import { parseMoney } from "#domain/money/parse-money";
import { isId } from "#platform/ids";

/** What a person means by what they typed to find payments. */
export type PaymentSearch =
  | { readonly kind: "amount"; readonly amount: Money }
  | { readonly kind: "customer"; readonly customerId: string }
  /** An id, an e-mail address, or a card's last four. */
  | { readonly kind: "text"; readonly text: string };

const lastFour = /^\d{4}$/;

/** Reads a search: an amount has its currency beside it, or else is one in the usual currency. */
export function paymentSearch(typed: string, usual: Currency): PaymentSearch {
  const text = typed.trim();
  if (isId("cus", text)) return { kind: "customer", customerId: text };
  if (lastFour.test(text)) return { kind: "text", text };
  const amount = amountIn(text, usual);
  return amount ? { kind: "amount", amount } : { kind: "text", text };
}

function amountIn(text: string, usual: Currency): Money | undefined {
  const [, before = "", figures = "", after = ""] =
    /^([A-Za-z]{3})?\s*([^A-Za-z]+?)\s*([A-Za-z]{3})?$/.exec(text) ?? [];
  if (figures === "" || (before !== "" && after !== "")) return undefined;
  const code = before + after;
  const currency = code === "" ? usual : currencyFrom(code);
  return currency && parseMoney(figures, currency);
}
