import { invariant } from "#domain/errors/invariant";
import type { Currency } from "#domain/money/currencies";

/**
 * An exact amount in the smallest unit of its currency; never a float, never without a currency.
 */
export type Money = { readonly amountMinor: bigint; readonly currency: Currency };

/** So many minor units of a currency: `money(1050n, "EUR")` is ten euro and fifty cent. */
export function money(amountMinor: bigint, currency: Currency): Money {
  return { amountMinor, currency };
}

/** The sum of two amounts of one currency. */
export function add(left: Money, right: Money): Money {
  return money(left.amountMinor + sameCurrency(left, right), left.currency);
}

/** What is left of an amount after another of its currency; may be negative. */
export function subtract(left: Money, right: Money): Money {
  return money(left.amountMinor - sameCurrency(left, right), left.currency);
}

/** The same amount in the other direction. */
export function negate(amount: Money): Money {
  return money(-amount.amountMinor, amount.currency);
}

/** The order of two amounts of one currency, as a sort wants it: negative, zero or positive. */
export function compare(left: Money, right: Money): -1 | 0 | 1 {
  const rightMinor = sameCurrency(left, right);
  if (left.amountMinor === rightMinor) return 0;
  return left.amountMinor < rightMinor ? -1 : 1;
}

/** Says that nothing is there to move. */
export function isZero(amount: Money): boolean {
  return amount.amountMinor === 0n;
}

function sameCurrency(left: Money, right: Money): bigint {
  const mixed = `${left.currency} and ${right.currency} do not mix`;
  invariant(left.currency === right.currency, mixed);
  return right.amountMinor;
}
