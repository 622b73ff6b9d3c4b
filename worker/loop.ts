import { setTimeout as wait } from "node:timers/promises";
import { noteRound } from "#domain/worker-rounds/note-round";
import { faultFields, log } from "#platform/log";

/** Something the worker does again and again until it is told to end. */
export interface Loop {
  /** Lets the round at hand come to its end, and begins no more. */
  readonly stop: () => Promise<void>;
}

const idleMs = 200;
const faultPauseMs = 1_000;

/** Begins rounds that follow each other at once while there is work, and else after a pause. */
export function startLoop(name: string, round: () => Promise<boolean>): Loop {
  const ending = new AbortController();
  const ended = loop(name, round, ending.signal);
  return {
    stop: () => {
      ending.abort();
      return ended;
    },
  };
}

async function loop(name: string, round: () => Promise<boolean>, signal: AbortSignal) {
  while (!signal.aborted) {
    const pauseMs = await pauseAfter(name, round);
    await wait(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

async function pauseAfter(name: string, round: () => Promise<boolean>): Promise<number> {
  const start = performance.now();
  const note = (hasFailed: boolean) =>
    noteRound({ name, durationMs: performance.now() - start, hasFailed });
  try {
    const isBusy = await round();
    note(false);
    return isBusy ? 0 : idleMs;
  } catch (error) {
    note(true);
    log().error({ loop: name, ...faultFields(error) }, "A round has failed; the next one follows.");
    return faultPauseMs;
  }
}
