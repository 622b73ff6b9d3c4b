import { migrate } from "#db/migrate";
import { settings } from "#platform/settings";
import { runCommand } from "#scripts/run-command";

await runCommand(async () => {
  await migrate(settings().databaseUrl);
  console.log("The database is up to date.");
  return 0;
});
