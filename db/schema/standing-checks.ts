import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { accountId, instant } from "#db/columns";
import type { ledgerAccounts } from "#db/schema/ledger";
import { accounts } from "#db/schema/merchants";
import type { Id } from "#platform/ids";

type LedgerAccount = typeof ledgerAccounts.$inferSelect;

/** A place where two records of one amount differ, in a form that can be stored. */
interface StandingFault {
  readonly kind: "untrue_balance" | "unequal_sides" | "disagreement" | "unequal_crossing";
  /** Which of the amounts of that place it is. */
  readonly fact: string;
  readonly ledgerAccountId: LedgerAccount["id"] | null;
  readonly ledgerAccountKind: LedgerAccount["kind"] | null;
  /** The object at fault, where it is one. */
  readonly objectId: Id | null;
  /** Null only for an object that is gone. */
  readonly currency: LedgerAccount["currency"] | null;
  /** What people are shown or what is stored, in minor units as digits. */
  readonly shownMinor: string;
  /** What the transfers, or the objects behind it, add up to. */
  readonly bookedMinor: string;
}

/** One look at an account's books: when, how long, at how much, and what was wrong. */
export const standingChecks = pgTable(
  "standing_checks",
  {
    accountId: accountId().references(() => accounts.id),
    checkedAt: instant().notNull(),
    durationMs: integer().notNull(),
    ledgerAccounts: integer().notNull(),
    transfers: integer().notNull(),
    /** Charges, refunds, lines of the balance and whatever else is held against the ledger. */
    objects: integer().notNull(),
    faultCount: integer().notNull(),
    /** The first of them. */
    faults: jsonb().$type<readonly StandingFault[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.checkedAt] }),
    index("standing_checks_to_sweep").on(table.checkedAt),
    check(
      "standing_checks_counts",
      sql`least(${table.durationMs}, ${table.ledgerAccounts}, ${table.transfers},
        ${table.objects}) >= 0 and ${table.faultCount} >= jsonb_array_length(${table.faults})`,
    ),
  ],
);
