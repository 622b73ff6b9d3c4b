import type { balanceTransactions } from "#db/schema/balance";

/** A line of the merchant's balance: what came or went, the fee on it, when it can be paid out. */
export type BalanceTransaction = typeof balanceTransactions.$inferSelect;
