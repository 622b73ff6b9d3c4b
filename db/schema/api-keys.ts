import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";
import { people } from "#db/schema/people";

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
    revokedAt: instant(),
    /** From then on it opens nothing; null for one that lasts until it is revoked. */
    expiresAt: instant(),
    /** When people were told that it ends soon. */
    expiryToldAt: instant(),
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
