import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** What people are alerted of, in the order in which the page shows it. */
export const alertKinds = ["server_errors", "request_errors", "latency", "deliveries"] as const;

/** What people of an account said to a kind of alert; where they said nothing, defaults hold. */
export const alertRules = pgTable(
  "alert_rules",
  {
    accountId: accountId().references(() => accounts.id),
    kind: text({ enum: alertKinds }).notNull(),
    isOn: boolean().notNull(),
    /** In per mille of requests or deliveries, or in milliseconds for latency. */
    threshold: integer().notNull(),
    windowMinutes: integer().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.kind] }),
    check("alert_rules_threshold", sql`${table.threshold} > 0`),
    check("alert_rules_window", sql`${table.windowMinutes} between 1 and 60`),
  ],
);

/** One time that a threshold was passed: from when, how far, and until when. */
export const alerts = pgTable(
  "alerts",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("alrt").notNull(),
    kind: text({ enum: alertKinds }).notNull(),
    /** What held when it began, in the unit of its rule. */
    threshold: integer().notNull(),
    windowMinutes: integer().notNull(),
    /** The value when it began. */
    value: integer().notNull(),
    /** The worst value since. */
    peak: integer().notNull(),
    beganAt: instant().notNull(),
    /** Since when the value is low enough to end it, if it stays so. */
    calmSince: instant(),
    endedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    uniqueIndex("alerts_one_at_a_time")
      .on(table.accountId, table.kind)
      .where(sql`${table.endedAt} is null`),
    check("alerts_peak", sql`${table.peak} >= ${table.value}`),
  ],
);
