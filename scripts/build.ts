import { buildApp } from "#scripts/app/build-app";
import { runCommand } from "#scripts/run-command";

await runCommand((opened) => buildApp("inherit", opened));
