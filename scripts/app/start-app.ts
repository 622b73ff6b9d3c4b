import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { nextProgram } from "#scripts/app/next-program";
import { type Program, type ProgramGroup, startGroup } from "#scripts/program-group";
import { projectRoot } from "#scripts/project";
import { readJson } from "#scripts/read-json";

/** Where the app listens (on this machine only), by which server, and what it is told. */
export type AppOptions = Pick<Program, "env" | "output"> & {
  port: number;
  /** Our own server of the built app, Next's of the same, or Next's of the sources. */
  mode: "start" | "next-start" | "dev";
  /** How many processes our own server has; `E2E_WORKERS` unless told, or one. */
  workers?: number;
  /** A module that our own server loads before any other. */
  preload?: string | undefined;
};

/** Starts a server of the app; `untilAnswers` tells when it is there. */
export function startApp(options: AppOptions, opened: AsyncDisposableStack): ProgramGroup {
  const { mode, output } = options;
  const program = mode === "start" ? ownServer(options) : nextServer(mode, options);
  return startGroup({ ...program, output }, opened);
}

function ownServer({ port, env, preload, workers = workersOfTests() }: AppOptions) {
  const loadedFirst = preload === undefined ? [] : ["--import", preload];
  return {
    args: [...startFlags(), ...loadedFirst, "scripts/start.ts", "--workers", String(workers)],
    env: { ...env, HOST: "127.0.0.1", PORT: String(port) },
  };
}

/** As `npm start` sets Node. */
function startFlags(): readonly string[] {
  return readJson(join(projectRoot, "scripts/start.flags.json"), z.array(z.string()));
}

function nextServer(mode: "next-start" | "dev", { port, env }: AppOptions) {
  const command = mode === "dev" ? "dev" : "start";
  return nextProgram([command, "-H", "127.0.0.1", "-p", String(port)], env);
}

function workersOfTests(): number {
  return Number(process.env.E2E_WORKERS ?? 1);
}

/** Done when the app answers whatever it likes; an app that ends before is an error. */
export async function untilAnswers(origin: string, app: ProgramGroup): Promise<void> {
  await Promise.race([firstAnswer(origin), failureOf(app)]);
}

async function firstAnswer(origin: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    try {
      await fetch(origin, { redirect: "manual", signal: AbortSignal.timeout(30_000) });
      return;
    } catch {
      await wait(50);
    }
  }
  throw new Error(`The app does not answer at ${origin}.`);
}

async function failureOf(app: ProgramGroup): Promise<never> {
  throw new Error(`The app ended with ${await app.ended} before it answered.`);
}
