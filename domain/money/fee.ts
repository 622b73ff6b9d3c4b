import { invariant } from "#domain/errors/invariant";
import { type Money, money } from "#domain/money/money";

/** What a move of money costs: hundredths of a percent, and a fixed part in the same currency. */
export type FeeTerms = { readonly basisPoints: number; readonly fixedMinor: bigint };

const wholeInBasisPoints = 10_000n;

/** The fee on an amount: both parts together, rounded once, never more than the amount itself. */
export function fee(amount: Money, terms: FeeTerms): Money {
  invariant(terms.fixedMinor >= 0n, "a fee's fixed part is never negative");
  const wholeMinor = percentage(amount.amountMinor, terms.basisPoints) + terms.fixedMinor;
  const feeMinor = wholeMinor < amount.amountMinor ? wholeMinor : amount.amountMinor;
  return money(feeMinor, amount.currency);
}

/** So many hundredths of a percent of an amount; half a minor unit rounds up, as by hand. */
export function percentage(amountMinor: bigint, basisPoints: number): bigint {
  invariant(amountMinor >= 0n, "a percentage is taken of an amount that is not negative");
  const inRange = Number.isInteger(basisPoints) && basisPoints >= 0 && basisPoints <= 10_000;
  invariant(inRange, "basis points are a whole number from 0 to 10,000");
  const scaled = amountMinor * BigInt(basisPoints);
  return (scaled + wholeInBasisPoints / 2n) / wholeInBasisPoints;
}
