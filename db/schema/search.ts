import { bigint, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accountId } from "#db/columns";

/**
 * By which texts an object is found: its metadata and what else is searched by. It is written with
 * the object and only added to, so it may name what is no longer so and never misses what is.
 */
export const searchTerms = pgTable(
  "search_terms",
  {
    accountId: accountId(),
    /** What the object's ids begin with. */
    kind: text({ enum: ["cus", "pi"] }).notNull(),
    /** `name`, or `metadata.order`. */
    field: text().notNull(),
    /** In lower case, and of a long text the beginning. */
    value: text().notNull(),
    objectId: uuid().notNull(),
    /** The object's version that came with it; without it a text could come back only once. */
    version: bigint({ mode: "bigint" }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.accountId,
        table.kind,
        table.field,
        table.value,
        table.objectId,
        table.version,
      ],
    }),
  ],
);
