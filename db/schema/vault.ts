import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** A key of the vault, wrapped by the installation's own; the highest number seals what is new. */
export const vaultKeys = pgTable(
  "vault_keys",
  {
    id: id("vk").primaryKey(),
    /** Counts the keys from 1 on. */
    number: integer().notNull(),
    /** AES-256-GCM under the key of the settings, bound to the id. */
    wrappedKey: text().notNull(),
    createdAt: instant().notNull(),
    /** Since when nothing is sealed with it any more; it can still open what a backup holds. */
    retiredAt: instant(),
  },
  (table) => [
    unique("vault_keys_number").on(table.number),
    check("vault_keys_number_positive", sql`${table.number} > 0`),
  ],
);

/** The one place where a card's number is kept, and there only sealed; its security code never. */
export const vaultTokens = pgTable(
  "vault_tokens",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("tok").notNull(),
    /** The number, sealed for this account and token; null once it was destroyed. */
    sealedNumber: text(),
    /** A keyed digest: equal for equal cards of one account, and of no use to anyone else. */
    fingerprint: text().notNull(),
    brand: text().notNull(),
    /** The first six digits: who issued it. */
    bin: text().notNull(),
    last4: text().notNull(),
    expiryMonth: integer().notNull(),
    expiryYear: integer().notNull(),
    createdAt: instant().notNull(),
    destroyedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index("vault_tokens_by_fingerprint").on(table.accountId, table.fingerprint),
    check("vault_tokens_bin", sql`${table.bin} ~ '^[0-9]{6}$'`),
    check("vault_tokens_last4", sql`${table.last4} ~ '^[0-9]{4}$'`),
    check("vault_tokens_are_sealed", sql`${table.sealedNumber} ~ '^vk_[0-9A-Za-z]{22}[.]'`),
    check(
      "vault_tokens_destroyed_for_good",
      sql`(${table.sealedNumber} is null) = (${table.destroyedAt} is not null)`,
    ),
  ],
);
