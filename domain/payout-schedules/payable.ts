import type { BalanceTransaction } from "#domain/balance/balance-transaction";

/** The lines that an automatic payout is made of, and what they add up to. */
export interface Payable {
  readonly lines: readonly BalanceTransaction[];
  readonly amountMinor: bigint;
}

/**
 * What can be paid out of these lines, oldest first: everything that takes away, and of what came
 * in as much as the balance holds freely. A line that does not fit waits whole for the next payout,
 * so a payout is always the exact sum of its lines.
 */
export function payable(lines: readonly BalanceTransaction[], spendableMinor: bigint): Payable {
  const taken = lines.filter(({ netMinor }) => netMinor <= 0n);
  let amountMinor = taken.reduce((sum, { netMinor }) => sum + netMinor, 0n);
  for (const line of lines.filter(({ netMinor }) => netMinor > 0n)) {
    if (amountMinor + line.netMinor > spendableMinor) continue;
    amountMinor += line.netMinor;
    taken.push(line);
  }
  return { lines: taken, amountMinor };
}
