import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, id, instant } from "#db/columns";

/**
 * A request of the API that was answered, without what it said; kept for a month, in partitions by
 * week.
 */
export const apiRequests = pgTable(
  "api_requests",
  {
    accountId: accountId(),
    id: id("req").notNull(),
    method: text().notNull(),
    /** The path as the documents name it, `/v1/customers/{customer}`. */
    route: text().notNull(),
    /** The path as it was asked for, without parameters. */
    path: text().notNull(),
    status: integer().notNull(),
    /** Its first digit, by which lists are filtered. */
    statusClass: integer().notNull(),
    errorCode: text(),
    durationMs: integer().notNull(),
    /** The API key that asked. */
    keyId: id("key"),
    address: text(),
    idempotencyKey: text(),
    apiVersion: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    check("api_requests_status_class", sql`${table.statusClass} = ${table.status} / 100`),
    primaryKey({ columns: [table.accountId, table.id] }),
    index("api_requests_by_method").on(table.accountId, table.method, table.id),
    index("api_requests_by_route").on(table.accountId, table.route, table.statusClass, table.id),
    index("api_requests_by_status").on(table.accountId, table.statusClass, table.id),
    index("api_requests_by_key").on(table.accountId, table.keyId, table.statusClass, table.id),
  ],
);
