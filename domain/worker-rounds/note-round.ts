import { beforeDisconnect } from "#db/client";
import { addRounds, type CountedRounds } from "#domain/worker-rounds/queries";
import { systemClock } from "#platform/clock";
import { faultFields, log } from "#platform/log";

/** A loop's round, or a job's run, that is over. */
export interface Round {
  readonly name: string;
  readonly durationMs: number;
  readonly hasFailed: boolean;
}

const counted = new Map<string, CountedRounds>();
const pauseMs = 5_000;
let timer: NodeJS.Timeout | undefined;
let isFlushedAtEnd = false;

/** Counts a round; all are written together a moment later, for whoever serves the metrics. */
export function noteRound({ name, durationMs, hasFailed }: Round): void {
  const former = counted.get(name) ?? { rounds: 0, failures: 0, busyMs: 0 };
  const lastDurationMs = Math.round(durationMs);
  counted.set(name, {
    name,
    rounds: former.rounds + 1,
    failures: former.failures + Number(hasFailed),
    busyMs: former.busyMs + lastDurationMs,
    lastDurationMs,
    lastRoundAt: systemClock(),
  });
  if (timer) return;
  timer = setTimeout(() => void flushRounds(), pauseMs);
  timer.unref();
  if (isFlushedAtEnd) return;
  isFlushedAtEnd = true;
  beforeDisconnect(() => {
    isFlushedAtEnd = false;
    return flushRounds();
  });
}

/** Writes what was counted; what cannot be written now is not worth a second try. */
export async function flushRounds(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const rounds = [...counted.values()];
  counted.clear();
  if (rounds.length === 0) return;
  await addRounds(rounds).catch((error: unknown) => {
    log().warn(faultFields(error), "The rounds of the worker could not be counted.");
  });
}
