import { pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** Something of the API that will go, and a key that still uses it; found in the request log. */
export const deprecationUses = pgTable(
  "deprecation_uses",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("depr").notNull(),
    keyId: id("key").notNull(),
    /** The name of what is deprecated, as in domain/api-versions/deprecations.ts. */
    deprecation: text().notNull(),
    firstUsedAt: instant().notNull(),
    lastUsedAt: instant().notNull(),
    /** When people were last told by e-mail. */
    toldAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    unique("deprecation_uses_once").on(table.accountId, table.keyId, table.deprecation),
  ],
);
