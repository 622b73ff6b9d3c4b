import { setTimeout as wait } from "node:timers/promises";
import { nextProgram } from "#scripts/app/next-program";
import { type Program, type ProgramGroup, startGroup } from "#scripts/program-group";

/** Where the app listens (on this machine only) and what it is told. */
export type AppOptions = Pick<Program, "env" | "output"> & {
  port: number;
  mode: "start" | "dev";
};

/** Starts the built app, or Next's development server; `untilAnswers` tells when it is there. */
export function startApp(
  { port, mode, env, output }: AppOptions,
  opened: AsyncDisposableStack,
): ProgramGroup {
  const next = nextProgram([mode, "-H", "127.0.0.1", "-p", String(port)], env);
  return startGroup({ ...next, output }, opened);
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
