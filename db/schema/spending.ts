import { date, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, amountMinor, atMost, currency, id, instant, version } from "#db/columns";

/** What may be moved in a UTC day in one way and currency, by all requests together. */
export interface SpendingLimit {
  readonly kind: string;
  readonly currency: string;
  /** In minor units, as text: JSON has no integers of that size. */
  readonly mostMinor: string;
}

/**
 * What an account, or the keys of a line, have moved in a UTC day, where they may not move any
 * amount: counted in the very transaction that moves it.
 */
export const spendingDays = pgTable(
  "spending_days",
  {
    accountId: accountId(),
    /** The id of the account, or of the first of the keys that replaced one another. */
    subject: text().notNull(),
    kind: text().notNull(),
    currency: currency().notNull(),
    day: date({ mode: "string" }).notNull(),
    spentMinor: amountMinor().notNull(),
    /** The limit by which money moved last; none was above it. */
    mostMinor: amountMinor().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({
      columns: [table.accountId, table.subject, table.kind, table.currency, table.day],
    }),
    atMost("spending_days_within_limit", table.spentMinor, table.mostMinor),
  ],
);

/** In whose days a refund that can still be turned down was counted; they get it back once. */
export const countedRefunds = pgTable(
  "counted_refunds",
  {
    accountId: accountId(),
    refundId: id("re").notNull(),
    subject: text().notNull(),
    day: date({ mode: "string" }).notNull(),
    givenBackAt: instant(),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.refundId, table.subject] })],
);
