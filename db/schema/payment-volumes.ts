import { bigint, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { accountId, amountMinor, currency, instant } from "#db/columns";

/**
 * What came of the payments asked for in a quarter of an hour, which is a part of a day in every
 * time zone; counted as the events leave the outbox, never in the money's transaction.
 */
export const paymentVolumes = pgTable(
  "payment_volumes",
  {
    accountId: accountId(),
    /** When the quarter of an hour began. */
    startedAt: instant().notNull(),
    currency: currency().notNull(),
    capturedMinor: amountMinor().notNull(),
    payments: bigint({ mode: "bigint" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.startedAt, table.currency] })],
);
