import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, amountMinor, currency, id, instant } from "#db/columns";
import type { ChannelFailure } from "#db/schema/channel-operations";

const states = ["pending", "succeeded", "failed", "review", "closed"] as const;

/** The books of the sandbox's remote channel: never written together with ours. */
export const sandboxChannelOperations = pgTable(
  "sandbox_channel_operations",
  {
    accountId: accountId(),
    /** The reference that it was asked under; a second request under it does nothing. */
    reference: id("chop").notNull(),
    kind: text().notNull(),
    amountMinor: amountMinor(),
    currency: currency(),
    /** What becomes of it, and from when on; until then it is pending. */
    endState: text({ enum: states }).notNull(),
    endAt: instant().notNull(),
    failure: jsonb().$type<ChannelFailure>(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.reference] })],
);

/** What that channel has to tell us, and when. */
export const sandboxChannelNotifications = pgTable(
  "sandbox_channel_notifications",
  {
    accountId: accountId(),
    reference: id("chop").notNull(),
    /** The first, the second … of its operation. */
    number: integer().notNull(),
    says: text({ enum: states }).notNull(),
    sequence: bigint({ mode: "number" }).notNull(),
    failure: jsonb().$type<ChannelFailure>(),
    dueAt: instant().notNull(),
    deliveredAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.reference, table.number] }),
    index("sandbox_channel_notifications_due")
      .on(table.dueAt, table.accountId, table.reference, table.number)
      .where(sql`${table.deliveredAt} is null`),
  ],
);
