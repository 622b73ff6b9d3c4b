import postgres from "postgres";
import { settings } from "#platform/settings";

/** Runs a statement as the owner of the database, who may what the program itself may not. */
export async function asOwner(statement: string, parameters: readonly string[] = []) {
  const sql = postgres(settings().databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(statement, [...parameters]);
  } finally {
    await sql.end();
  }
}
