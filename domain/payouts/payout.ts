import type { payouts } from "#db/schema/payouts";

/** Money on its way to a bank account; of a reversal the amount is below zero. */
export type Payout = typeof payouts.$inferSelect;

type Status = Payout["status"];

/** Where a payout can go from where it is; a bank can send back what it had said was paid. */
const moves: Readonly<Record<Status, readonly Status[]>> = {
  pending: ["in_transit", "canceled"],
  in_transit: ["paid", "failed"],
  paid: ["failed"],
  failed: [],
  canceled: [],
};

/** Whether a payout may go on to this status. */
export function canMove(payout: Pick<Payout, "status">, to: Status): boolean {
  return moves[payout.status].includes(to);
}

/** Whether it brings the money of another payout back. */
export function isReversal(payout: Pick<Payout, "originalPayoutId">): boolean {
  return payout.originalPayoutId !== null;
}
