import { migrate } from "#db/migrate";
import { loadSettings } from "#platform/settings";
import { runCommand } from "#scripts/run-command";

await runCommand(async () => {
  await migrate(loadSettings(process.env).databaseUrl);
  console.log("The database is up to date.");
  return 0;
});
