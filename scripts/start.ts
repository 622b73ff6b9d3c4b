import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadSettings } from "#platform/settings";
import { nextProgram } from "#scripts/app/next-program";
import { startGroup } from "#scripts/program-group";
import { projectRoot } from "#scripts/project";
import { runCommand } from "#scripts/run-command";

await runCommand(async (opened) => {
  loadSettings(process.env);
  if (!existsSync(join(projectRoot, ".next/BUILD_ID"))) {
    throw new Error("The app is not built: run npm run build first.");
  }
  const host = process.env.HOST ?? "0.0.0.0";
  const port = process.env.PORT ?? "3000";
  const app = nextProgram(["start", "-H", host, "-p", port], { NODE_ENV: "production" });
  return startGroup({ ...app, output: "inherit" }, opened).ended;
}, 0);
