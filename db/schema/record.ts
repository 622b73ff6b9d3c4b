import {
  bigint,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { accountId, id, indexOfSet, instant } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/**
 * What happened, as integrators are told; written in the transaction that made it happen, beside
 * rows that name the account: a reference of its own would cost each payment more than the row. It
 * lies in partitions by month.
 */
export const events = pgTable(
  "events",
  {
    accountId: accountId(),
    id: id("evt").notNull(),
    type: text().notNull(),
    objectId: text().notNull(),
    /** The object's version after the change: receivers can tell old news from new. */
    sequence: bigint({ mode: "bigint" }).notNull(),
    /** The object in the shape of the API, as it stood then. */
    object: json().$type<Readonly<Record<string, unknown>>>().notNull(),
    /** The former values of what changed; null for a creation. */
    previousAttributes: json().$type<Readonly<Record<string, unknown>>>(),
    requestId: id("req"),
    idempotencyKey: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    unique("events_sequence").on(table.accountId, table.objectId, table.sequence, table.type),
    index("events_by_type").on(table.accountId, table.type, table.id),
  ],
);

/** Events nobody was told of yet; the worker takes them out as it tells them. */
export const eventOutbox = pgTable(
  "event_outbox",
  {
    accountId: accountId(),
    eventId: id("evt").notNull(),
    /** Until when one that could not be told stands back, so that it stops no other. */
    heldUntil: instant(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.eventId] })],
);

/** Who did what; the program may add to it and read it, nothing else. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("aud").notNull(),
    action: text().notNull(),
    actor: text().notNull(),
    actorName: text().notNull(),
    subject: text().notNull(),
    before: jsonb().$type<Readonly<Record<string, unknown>>>(),
    after: jsonb().$type<Readonly<Record<string, unknown>>>(),
    reason: text(),
    address: text(),
    /** The signed-in browser it came from, where it was one. */
    sessionId: id("ses"),
    /** What that browser says it is, like `Firefox, Windows`. */
    device: text(),
    requestId: id("req"),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index("audit_entries_of_subject").on(table.accountId, table.subject, table.id),
    index("audit_entries_by_action").on(table.accountId, table.action, table.id),
    index("audit_entries_by_actor").on(table.accountId, table.actor, table.id),
    indexOfSet("audit_entries_by_address", table.accountId, [table.address, table.id]),
  ],
);

/** One answer per idempotency key, stored with the effect it belongs to. */
export const idempotencyRecords = pgTable(
  "idempotency_records",
  {
    accountId: accountId(),
    key: text().notNull(),
    /** Keyed digest of method, path and parameters: one key comes with one request. */
    fingerprint: text().notNull(),
    status: integer().notNull(),
    body: text().notNull(),
    requestId: id("req").notNull(),
    /** Until then the request may get a better answer: a channel is being asked. */
    awaitedUntil: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.key] }),
    index("idempotency_records_to_sweep").on(table.createdAt),
  ],
);

/** The answer of a request that also waited for a channel; it goes with its record. */
export const idempotencyAnswers = pgTable(
  "idempotency_answers",
  {
    accountId: accountId(),
    key: text().notNull(),
    status: integer().notNull(),
    body: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.key] }),
    foreignKey({
      columns: [table.accountId, table.key],
      foreignColumns: [idempotencyRecords.accountId, idempotencyRecords.key],
    }).onDelete("cascade"),
  ],
);
