import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accountId, id, instant, metadata, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";
import { events } from "#db/schema/record";

/** Where an account wants to be told of its events. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("we").notNull(),
    /** One of the places an account has; two endpoints in use never share one. */
    slot: integer().notNull(),
    url: text().notNull(),
    /** Types of events, with `refund.*` and `*` for more than one. */
    enabledEvents: jsonb().$type<readonly string[]>().notNull(),
    description: text(),
    metadata: metadata(),
    apiVersion: text(),
    status: text({ enum: ["enabled", "disabled"] }).notNull(),
    /** Whether a person or program wanted it so, or nothing had arrived there for too long. */
    disabledReason: text({ enum: ["requested", "failing"] }),
    /** Whether deliveries carry a signature by RFC 9421 too, made with our own key. */
    signedMessages: boolean().notNull().default(false),
    /** What signs; forgotten with the endpoint. */
    sealedSecret: text(),
    /** What signed before the last rotation, and still does beside the new one. */
    sealedFormerSecret: text(),
    formerSecretExpiresAt: instant(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    check("webhook_endpoints_slot", sql`${table.slot} between 1 and 16`),
    check("webhook_endpoints_status", sql`${table.status} in ('enabled', 'disabled')`),
    check(
      "webhook_endpoints_disabled_has_reason",
      sql`(${table.status} = 'disabled') = (${table.disabledReason} is not null)`,
    ),
    check(
      "webhook_endpoints_in_use_has_secret",
      sql`(${table.deletedAt} is null) = (${table.sealedSecret} is not null)`,
    ),
    check(
      "webhook_endpoints_former_secret_expires",
      sql`(${table.sealedFormerSecret} is null) = (${table.formerSecretExpiresAt} is null)`,
    ),
    uniqueIndex("webhook_endpoints_slots")
      .on(table.accountId, table.slot)
      .where(sql`${table.deletedAt} is null`),
  ],
);

/** One endpoint's queue: when something is to be sent there, who sends it now, and how it went. */
export const webhookLanes = pgTable(
  "webhook_lanes",
  {
    accountId: accountId(),
    endpointId: id("we").notNull(),
    /** When the next delivery is due; null while none waits. */
    dueAt: instant(),
    /** Until when a failing one is left in peace, whatever is due. */
    restsUntil: instant(),
    /** Until when one worker alone sends; past that time it is taken for dead. */
    leasedUntil: instant(),
    leaseHolder: text(),
    failuresInRow: integer().notNull(),
    /** Deliveries whose last try has failed, since anything arrived. */
    givenUpInRow: integer().notNull(),
    failingSince: instant(),
    failingToldAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.endpointId] }),
    foreignKey({
      columns: [table.accountId, table.endpointId],
      foreignColumns: [webhookEndpoints.accountId, webhookEndpoints.id],
    }),
    check(
      "webhook_lanes_failing_since",
      sql`(${table.failuresInRow} > 0) = (${table.failingSince} is not null)`,
    ),
    index("webhook_lanes_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);

/** One event on its way to one endpoint; in partitions by the month of the event. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    accountId: accountId(),
    id: id("whd").notNull(),
    endpointId: id("we").notNull(),
    eventId: id("evt").notNull(),
    state: text({ enum: ["pending", "succeeded", "failed"] }).notNull(),
    /** How often it was sent in all. */
    attempts: integer().notNull(),
    /** How often it was sent since it was last asked for; the schedule of retries counts these. */
    tries: integer().notNull(),
    nextAttemptAt: instant(),
    lastStatus: integer(),
    lastFailure: text(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    unique("webhook_deliveries_once").on(table.accountId, table.eventId, table.endpointId),
    foreignKey({
      columns: [table.accountId, table.endpointId],
      foreignColumns: [webhookEndpoints.accountId, webhookEndpoints.id],
    }),
    foreignKey({
      columns: [table.accountId, table.eventId],
      foreignColumns: [events.accountId, events.id],
    }),
    check("webhook_deliveries_state", sql`${table.state} in ('pending', 'succeeded', 'failed')`),
    check(
      "webhook_deliveries_pending_has_next",
      sql`(${table.state} = 'pending') = (${table.nextAttemptAt} is not null)`,
    ),
    index("webhook_deliveries_due")
      .on(table.accountId, table.endpointId, table.nextAttemptAt)
      .where(sql`${table.state} = 'pending'`),
    index("webhook_deliveries_by_state").on(
      table.accountId,
      table.endpointId,
      table.state,
      table.id,
    ),
    index("webhook_deliveries_not_arrived")
      .on(table.accountId, table.state, table.eventId)
      .where(sql`${table.state} <> 'succeeded'`),
  ],
);

/**
 * What was sent once and what came back; the program may add to it and read it, nothing else. In
 * partitions by the month of the event.
 */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    accountId: accountId(),
    deliveryId: id("whd").notNull(),
    number: integer().notNull(),
    url: text().notNull(),
    attemptedAt: instant().notNull(),
    durationMs: integer().notNull(),
    /** The HTTP status, where there was an answer. */
    status: integer(),
    /** Why it does not count as received: a kind of failure of the outbound call. */
    failure: text(),
    requestHeaders: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    /** The one field of the body that is not the event's own. */
    pendingWebhooks: integer().notNull(),
    answerHeaders: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    answerExcerpt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.deliveryId, table.number] }),
    foreignKey({
      columns: [table.accountId, table.deliveryId],
      foreignColumns: [webhookDeliveries.accountId, webhookDeliveries.id],
    }),
  ],
);

/** A wish that events be delivered once more; the worker carries it out piece by piece. */
export const webhookRedeliveries = pgTable(
  "webhook_redeliveries",
  {
    accountId: accountId(),
    id: id("whr").notNull(),
    endpointId: id("we").notNull(),
    /** One event, or all that the fields below name. */
    eventId: id("evt"),
    onlyFailed: boolean().notNull(),
    createdFrom: instant(),
    createdBefore: instant(),
    /** How many there were when it was asked for. */
    events: integer().notNull(),
    /** The last event that was put back in the queue. */
    appliedThrough: id("evt"),
    createdAt: instant().notNull(),
    appliedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.endpointId],
      foreignColumns: [webhookEndpoints.accountId, webhookEndpoints.id],
    }),
    index("webhook_redeliveries_open").on(table.createdAt).where(sql`${table.appliedAt} is null`),
  ],
);
