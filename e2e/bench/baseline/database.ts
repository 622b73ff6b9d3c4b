import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** The query builder over a pool as large as the product's own. */
export const db = drizzle(postgres(process.env.DATABASE_URL ?? "", { max: 20 }), {
  casing: "snake_case",
});

/** The query builder inside a transaction. */
export type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];
