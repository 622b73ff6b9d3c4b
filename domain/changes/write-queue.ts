import postgres from "postgres";
import { claimName, type Outcome } from "#domain/changes/batch";
import { writeBatch } from "#domain/changes/write-batch";
import type { Writing } from "#domain/changes/writing";
import { DomainError } from "#domain/errors/domain-error";

/** Few enough that one transaction holds its locks for some milliseconds only. */
const mostInBatch = 128;
/** More than can be written before their callers give up; what comes then is sent away. */
const mostWaiting = 4_096;
const usualLanes = 2;
/** So few are not parted among lanes: a transaction costs more than it would gain. */
const fewInBatch = 24;
/** With one more where the others stand at a lock for longer than that, up to so many. */
const patienceMs = 100;
const mostLanes = 8;

interface Waiting extends Omit<PromiseWithResolvers<Outcome>, "promise"> {
  readonly writing: Writing;
}

const waiting: Waiting[] = [];
const lanes = new Set<{ readonly since: number; readonly size: number }>();
const claims = new Map<string, Promise<unknown>>();
let isFlushPlanned = false;
let lookAgain: NodeJS.Timeout | undefined;
let whenIdle: (() => void)[] = [];

/**
 * Writes a change together with those that wait beside it: at once where nobody is before it, else
 * with the next batch, which forms while the last ones are being written. Throws what the database
 * says where nothing can be known of it, and refuses when too many wait.
 */
export function write(writing: Writing): Promise<Outcome> {
  if (!writing.claim) return enqueue(writing);
  const name = claimName(writing.claim);
  const first = claims.get(name);
  // The same request, sent twice at once: the second has its answer when the first is decided.
  if (first) return first.then(() => "claimed");
  const outcome = enqueue(writing);
  const ended = outcome.then(
    () => claims.delete(name),
    () => claims.delete(name),
  );
  claims.set(name, ended);
  return outcome;
}

/** Done when every change that was handed in is written or refused. */
export function allWritten(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (waiting.length === 0 && lanes.size === 0) resolve();
  else whenIdle.push(resolve);
  return promise;
}

async function enqueue(writing: Writing): Promise<Outcome> {
  if (waiting.length >= mostWaiting) {
    throw new DomainError(
      "service_unavailable",
      "Too many changes wait to be written. Nothing was done; try again.",
    );
  }
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  waiting.push({ writing, resolve, reject });
  planFlush();
  return promise;
}

/** After the events at hand, as those may hand in more. */
function planFlush(): void {
  if (isFlushPlanned) return;
  isFlushPlanned = true;
  setImmediate(flush);
}

function flush(): void {
  isFlushPlanned = false;
  while (waiting.length > 0 && hasLane()) void writeLane(waiting.splice(0, laneShare()));
  if (waiting.length > 0) lookAgain ??= setTimeout(lookAfterAll, patienceMs);
}

/** All lanes may stand at locks, and then none of them would call for the next batch. */
function lookAfterAll(): void {
  lookAgain = undefined;
  flush();
}

/**
 * How many one lane takes: its part of all that are on their way. Were it all that wait, callers
 * would come back together, and the database would stand still while the program works, and then
 * the program.
 */
function laneShare(): number {
  const inWriting = [...lanes].reduce((sum, { size }) => sum + size, 0);
  const part = Math.ceil((waiting.length + inWriting) / usualLanes);
  return Math.min(Math.max(part, fewInBatch), mostInBatch);
}

function hasLane(): boolean {
  if (lanes.size < usualLanes) return true;
  const stuckSince = performance.now() - patienceMs;
  return lanes.size < mostLanes && [...lanes].every(({ since }) => since < stuckSince);
}

async function writeLane(batch: readonly Waiting[]): Promise<void> {
  const lane = { since: performance.now(), size: batch.length };
  lanes.add(lane);
  await writeAndTell(batch);
  lanes.delete(lane);
  if (waiting.length > 0) planFlush();
  else if (lanes.size === 0) tellIdle();
}

async function writeAndTell(batch: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await writeBatch(batch.map(({ writing }) => writing));
    for (const [place, { resolve }] of batch.entries()) resolve(outcomes[place] ?? "moved_on");
  } catch (error) {
    tellFailure(batch, error);
  }
}

/** What one change has done to its batch it is to do to itself alone. */
function tellFailure(batch: readonly Waiting[], error: unknown): void {
  const isOfOne = batch.length > 1 && error instanceof postgres.PostgresError;
  for (const each of batch) {
    if (isOfOne) void writeLane([each]);
    else each.reject(error);
  }
}

function tellIdle(): void {
  for (const tell of whenIdle) tell();
  whenIdle = [];
}
