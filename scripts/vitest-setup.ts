import { startTestDatabase, testSettings } from "#scripts/test-database";

/** Gives every test of the run one migrated database and the settings that name it. */
export async function setup(): Promise<() => Promise<void>> {
  const database = await startTestDatabase();
  Object.assign(process.env, testSettings(database.url, "http://127.0.0.1:3000"));
  return database.stop;
}
