/** The ways by which a key can move money that is there; each can have a limit of its own. */
export const spendingKinds = [
  "refunds",
  "payouts",
  "transfers",
  "withdrawals",
  "customer_transfers",
  "top_ups",
] as const;

export type SpendingKind = (typeof spendingKinds)[number];
