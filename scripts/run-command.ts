import { constants } from "node:os";

/** Work of a command; what it opens it puts on the stack, so that every way out closes it. */
export type CommandWork = (opened: AsyncDisposableStack) => Promise<number>;

/**
 * Runs a command to its exit code: an error is told in its own words, a signal is obeyed cleanly.
 * A command that is meant to run until it is stopped names the code of that good end.
 */
export async function runCommand(work: CommandWork, stoppedCode?: number): Promise<void> {
  const opened = new AsyncDisposableStack();
  const stopped = firstSignal().then((code) => stoppedCode ?? code);
  const code = await Promise.race([finished(work, opened), stopped]);
  await opened.disposeAsync();
  process.exit(code);
}

/** Waits for what takes time to open; stopped meanwhile, it is closed as soon as it is open. */
export function opening<T extends { stop: () => Promise<void> }>(
  thing: Promise<T>,
  opened: AsyncDisposableStack,
): Promise<T> {
  opened.defer(async () => {
    const [result] = await Promise.allSettled([thing]);
    if (result.status === "fulfilled") {
      await result.value.stop();
    }
  });
  return thing;
}

async function finished(work: CommandWork, opened: AsyncDisposableStack): Promise<number> {
  try {
    return await work(opened);
  } catch (error) {
    if (!opened.disposed) {
      console.error(error instanceof Error ? error.message : error);
    }
    return 1;
  }
}

/** The first signal decides; the terminal and npm may both send the same one again. */
function firstSignal(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => resolve(128 + constants.signals[signal]));
    }
  });
}
