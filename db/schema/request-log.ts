import { sql } from "drizzle-orm";
import { check, index, integer, json, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, id, indexOfSet, instant } from "#db/columns";

/**
 * A request of the API that was answered, with what was asked and told as far as it is nobody's
 * secret; kept for so many days as the installation says, in partitions by week.
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
    /** The application whose token asked, where no key did. */
    applicationId: id("app"),
    /** The object that it was about: the one in its path, or else the one it was answered with. */
    objectId: text(),
    /** The parameter that was refused. */
    errorParam: text(),
    /** 1 from a quarter of a second, 2 from one, 3 from five; null where it took less. */
    slowness: integer(),
    /** What the edge knew of it, see domain/request-log/request-notes.ts. */
    notes: json().$type<Readonly<Record<string, unknown>>>(),
    /** The parameters as JSON, scrubbed and bounded; null where none could be read. */
    asked: text(),
    /** The answer's body, scrubbed and bounded; null where another request of the log has it. */
    told: text(),
    /** How many characters the answer had, where not all of them are kept. */
    toldLength: integer(),
    /** What it used of the API that will go; null for nearly all. */
    deprecation: text(),
  },
  (table) => [
    check("api_requests_status_class", sql`${table.statusClass} = ${table.status} / 100`),
    primaryKey({ columns: [table.accountId, table.id] }),
    index("api_requests_by_method").on(table.accountId, table.method, table.id),
    index("api_requests_by_route").on(table.accountId, table.route, table.statusClass, table.id),
    index("api_requests_by_status").on(table.accountId, table.statusClass, table.id),
    index("api_requests_by_key").on(table.accountId, table.keyId, table.statusClass, table.id),
    indexOfSet("api_requests_by_application", table.accountId, [table.applicationId, table.id]),
    indexOfSet("api_requests_by_address", table.accountId, [table.address, table.id]),
    indexOfSet("api_requests_by_object", table.accountId, [table.objectId, table.id]),
    indexOfSet("api_requests_by_error", table.accountId, [table.errorCode, table.id]),
    indexOfSet("api_requests_by_deprecation", table.accountId, [table.deprecation, table.id]),
    indexOfSet("api_requests_by_slowness", table.accountId, [table.slowness, table.id]),
  ],
);
