import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildApp, isBuilt } from "#scripts/app/build-app";
import { nextProgram } from "#scripts/app/next-program";
import { type AppOptions, startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";
import { type ProgramGroup, startGroup } from "#scripts/program-group";
import { projectRoot } from "#scripts/project";

/** A server under load: where it listens, and the first of its processes. */
export interface Served {
  readonly port: number;
  readonly pid: number;
}

/** How the app is served: by our own server in so many processes, or by Next's. */
export interface ServerChoice {
  readonly mode: Extract<AppOptions["mode"], "next-start" | "start">;
  readonly workers: number;
  readonly env?: AppOptions["env"];
}

const baseline = join(projectRoot, "e2e/bench/baseline");
const production = { NODE_ENV: "production" };

/** Starts the app, built where that is needed; done when it answers. */
export async function startServer(
  { mode, workers, env }: ServerChoice,
  opened: AsyncDisposableStack,
): Promise<Served> {
  if (!isBuiltFor(mode)) await built(buildApp("inherit", opened), "The app");
  const port = await freePort();
  const given = { ...production, ...env };
  const app = startApp({ port, mode, workers, env: given, output: errorsOnly }, opened);
  return answering(app, port);
}

/** Our own server runs the API from its sources: only pages need a build, and any will do. */
function isBuiltFor(mode: ServerChoice["mode"]): boolean {
  return mode === "start" ? existsSync(join(projectRoot, ".next/BUILD_ID")) : isBuilt();
}

/** Builds and starts the app that is written the usual way; done when it answers. */
export async function startBaseline(opened: AsyncDisposableStack): Promise<Served> {
  const build = { ...nextProgram(["build", baseline]), output: errorsOnly };
  await built(startGroup(build, opened).ended, "The baseline");
  const port = await freePort();
  const server = nextProgram(
    ["start", baseline, "-H", "127.0.0.1", "-p", String(port)],
    production,
  );
  return answering(startGroup({ ...server, output: errorsOnly }, opened), port);
}

async function built(code: Promise<number>, what: string): Promise<void> {
  if ((await code) !== 0) throw new Error(`${what} does not build.`);
}

async function answering(app: ProgramGroup, port: number): Promise<Served> {
  await untilAnswers(`http://127.0.0.1:${port}`, app);
  return { port, pid: app.pid };
}

/** What a program says while nothing is wrong is not told. */
function errorsOnly(text: string): void {
  if (/error/i.test(text)) process.stderr.write(text);
}
