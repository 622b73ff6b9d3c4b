import cluster from "node:cluster";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadSettings } from "#platform/settings";
import { projectRoot } from "#scripts/project";
import { opening, runCommand } from "#scripts/run-command";

/** Terminal, npm and launcher each pass the same signal on; so soon it is no second one. */
const passedOnMs = 1_000;
const { values: options } = parseArgs({ options: { workers: { type: "string", default: "1" } } });

leaveAtSecondSignal();
await runCommand(async (opened) => {
  loadSettings(process.env);
  if (!existsSync(join(projectRoot, ".next/BUILD_ID"))) {
    throw new Error("The app is not built: run npm run build first.");
  }
  await opening(serving(), opened);
  return Promise.withResolvers<never>().promise;
}, 0);

/** One process, or one that keeps several; what Next and React are is decided before they load. */
async function serving() {
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const [{ serve }, { startWorkers }] = await Promise.all([
    import("#server/serve"),
    import("#server/workers"),
  ]);
  const workers = workerCount();
  if (cluster.isPrimary && workers > 1) return startWorkers(workers);
  const { HOST = "0.0.0.0", PORT = "3000" } = process.env;
  return serve(projectRoot, { host: HOST, port: Number(PORT) });
}

function workerCount(): number {
  if (/^[1-9][0-9]?$/.test(options.workers)) return Number(options.workers);
  throw new Error("--workers takes a number from 1 to 99.");
}

/** The first signal asks for an orderly end; who sends another does not want to wait for it. */
function leaveAtSecondSignal(): void {
  let firstAt = Number.POSITIVE_INFINITY;
  const heed = () => {
    if (performance.now() > firstAt + passedOnMs) process.exit(1);
    firstAt = Math.min(firstAt, performance.now());
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, heed);
}
