import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";
import { people } from "#db/schema/people";
import type { SpendingLimit } from "#db/schema/spending";

/** A credential of a program; the secret itself is never stored. */
export const apiKeys = pgTable(
  "api_keys",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("key").notNull(),
    name: text().notNull(),
    /** The mode and the last characters: enough to recognise it, useless to call with. */
    hint: text().notNull(),
    /** Who made it; what the key asks for, this person may not approve. */
    createdBy: id("usr").references(() => people.id),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    /** Where that use came from; null where no proxy of ours tells. */
    lastUsedAddress: text(),
    /** What was asked then: the method and the path as the documents name it. */
    lastUsedRoute: text(),
    revokedAt: instant(),
    /** When somebody said that strangers have its secret. */
    leakedAt: instant(),
    /** From then on it opens nothing; null for one that lasts until it is revoked. */
    expiresAt: instant(),
    /** When people were told that it ends soon. */
    expiryToldAt: instant(),
    /** The rights it was given; null for all that a key can have, those of later releases too. */
    scopes: jsonb().$type<readonly string[]>(),
    /** The networks it may be used from, like `203.0.113.0/24`; null for any. */
    networks: jsonb().$type<readonly string[]>(),
    /** A kind without a limit moves any amount, one with a limit only the currencies named. */
    spendingLimits: jsonb().$type<readonly SpendingLimit[]>().notNull().default([]),
    /** Takes no request but those that prove by a signature that they were not changed. */
    signedOnly: boolean().notNull().default(false),
    /** Has its answers signed by us, without asking for it each time. */
    signedAnswers: boolean().notNull().default(false),
    /** The version its requests speak that name none; null for ours of the day. */
    apiVersion: text(),
    /** The first of the keys that replaced one another; null for that one itself. */
    lineId: id("key"),
    /** The key that was made to take its place. */
    replacedById: id("key"),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index("api_keys_to_tell")
      .on(table.expiresAt, table.accountId, table.id)
      .where(sql`${table.expiryToldAt} is null and ${table.revokedAt} is null`),
  ],
);

/** Finds the key behind a presented secret, before the account is known. */
export const apiKeyDigests = pgTable("api_key_digests", {
  digest: text().primaryKey(),
  accountId: accountId().references(() => accounts.id),
  keyId: id("key").notNull(),
});
