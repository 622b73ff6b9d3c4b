import { invariant } from "#domain/errors/invariant";

/**
 * What `part` of `whole` is of another amount, rounded down: `proportion(refunded, charged, fee)`.
 * Given the total refunded so far it says the total to return, which at the end is all of it.
 */
export function proportion(part: bigint, whole: bigint, of: bigint): bigint {
  invariant(whole > 0n && part >= 0n && part <= whole, "a part lies between nothing and its whole");
  invariant(of >= 0n, "a proportion is taken of an amount that is not negative");
  return (of * part) / whole;
}
