import type { standingChecks } from "#db/schema/standing-checks";
import type { CheckRhythm } from "#domain/account-checks/check-rhythm";

/** One look at an account's books, and what it found. */
export type StandingCheck = typeof standingChecks.$inferSelect;

/** How often the books of an account are looked at. */
export const booksRhythm: CheckRhythm = { shortestPauseMs: 120_000, staleAfterMs: 900_000 };
