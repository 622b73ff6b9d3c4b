import type { auditChecks } from "#db/schema/audit-chain";
import type { CheckRhythm } from "#domain/account-checks/check-rhythm";

/** One look at an account's chain, and what it found. */
export type ChainCheck = typeof auditChecks.$inferSelect;

/** A place where a chain was touched, as it is stored. */
export type StoredChainFault = ChainCheck["faults"][number];

/** How often a chain is looked at. */
export const chainRhythm: CheckRhythm = { shortestPauseMs: 300_000, staleAfterMs: 1_800_000 };
