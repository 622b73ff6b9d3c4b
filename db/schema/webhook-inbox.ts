import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** A place in a sandbox that takes webhooks and shows them, so that nobody needs a tunnel. */
export const webhookInboxes = pgTable(
  "webhook_inboxes",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("whi").notNull(),
    name: text().notNull(),
    /** Who knows it can send here and read what came: as open as what it protects. */
    token: text().notNull(),
    createdAt: instant().notNull(),
    /** Since then it takes nothing and shows nothing. */
    closedAt: instant(),
    /** How many requests it has taken in all; the last one's number. */
    received: integer().notNull(),
    /** The minute that is counted, and what came in it: an inbox is no place to pour things in. */
    countedSince: instant().notNull(),
    counted: integer().notNull(),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.id] })],
);

/** Finds the inbox behind an address, before the account is known. */
export const webhookInboxTokens = pgTable("webhook_inbox_tokens", {
  token: text().primaryKey(),
  accountId: accountId().references(() => accounts.id),
  inboxId: id("whi").notNull(),
});

/** One request that came in; only the latest of an inbox are kept. */
export const webhookInboxMessages = pgTable(
  "webhook_inbox_messages",
  {
    accountId: accountId(),
    inboxId: id("whi").notNull(),
    /** Counts the inbox's requests from 1, in the order in which they came. */
    number: integer().notNull(),
    /** Those that say what it is and who vouches for it, by name in lower case. */
    headers: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    body: text().notNull(),
    bytes: integer().notNull(),
    receivedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.inboxId, table.number] }),
    foreignKey({
      columns: [table.accountId, table.inboxId],
      foreignColumns: [webhookInboxes.accountId, webhookInboxes.id],
    }),
    index("webhook_inbox_messages_to_sweep").on(table.receivedAt),
    check("webhook_inbox_messages_size", sql`${table.bytes} between 0 and 262144`),
  ],
);
