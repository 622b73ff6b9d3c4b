import postgres from "postgres";
import { beforeDisconnect } from "#db/client";
import { type AnsweredRequest, requestRow } from "#domain/request-log/answered-request";
import { insertRequests } from "#domain/request-log/queries";
import { faultFields, log } from "#platform/log";

/** How many requests of this process are in the log, and how many could not be kept. */
export interface RequestLogCounts {
  written: number;
  dropped: number;
}

interface RequestLog {
  waiting: AnsweredRequest[];
  /** The write that is under way, with all that follows it at once. */
  writing: Promise<void> | undefined;
  timer: NodeJS.Timeout | undefined;
  isFlushedAtEnd: boolean;
  readonly counts: RequestLogCounts;
}

const pauseMs = 250;
const pauseAfterFaultMs = 1_000;
/** More would keep the program, and payments that wait for it, for tens of milliseconds. */
const mostAtOnce = 100;
const mostWaiting = 20_000;

// Next loads modules more than once in one process; the log must exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateRequestLog?: RequestLog | undefined };

function requestLog(): RequestLog {
  holder.tollgateRequestLog ??= {
    waiting: [],
    writing: undefined,
    timer: undefined,
    isFlushedAtEnd: false,
    counts: { written: 0, dropped: 0 },
  };
  return holder.tollgateRequestLog;
}

/**
 * Notes a request that was answered. It is written with many others a moment later, outside of
 * whatever it did, and never makes a request slower or fail: what cannot be kept is counted.
 */
export function logRequest(request: AnsweredRequest): void {
  const state = requestLog();
  if (state.waiting.length >= mostWaiting) {
    state.counts.dropped += 1;
    return;
  }
  state.waiting.push(request);
  if (state.waiting.length === mostAtOnce) void write(state);
  else writeAfter(state, pauseMs);
}

/** Writes what waits; what the database does not take now stays for a later time. */
export async function flushRequests(): Promise<void> {
  const state = requestLog();
  await state.writing;
  await write(state);
}

/** What became of the requests of this process. */
export function requestLogCounts(): Readonly<RequestLogCounts> {
  return requestLog().counts;
}

function writeAfter(state: RequestLog, delayMs: number): void {
  if (state.timer || state.writing) return;
  flushAtEnd(state);
  state.timer = setTimeout(() => void write(state), delayMs);
  state.timer.unref();
}

/** Nothing is lost at an orderly end: what waits is written before the connections close. */
function flushAtEnd(state: RequestLog): void {
  if (state.isFlushedAtEnd) return;
  state.isFlushedAtEnd = true;
  beforeDisconnect(() => {
    state.isFlushedAtEnd = false;
    return flushRequests();
  });
}

function write(state: RequestLog): Promise<void> {
  clearTimeout(state.timer);
  state.timer = undefined;
  state.writing ??= writeAll(state).finally(() => {
    state.writing = undefined;
    if (state.waiting.length > 0) writeAfter(state, pauseAfterFaultMs);
  });
  return state.writing;
}

async function writeAll(state: RequestLog): Promise<void> {
  while (state.waiting.length > 0) {
    if (!(await writeSome(state))) return;
  }
}

/** Writes one batch, and says whether the next one can follow. */
async function writeSome(state: RequestLog): Promise<boolean> {
  const requests = state.waiting.splice(0, mostAtOnce);
  try {
    await insertRequests(requests.map(requestRow));
    state.counts.written += requests.length;
    return true;
  } catch (error) {
    log().error(
      { requests: requests.length, ...faultFields(error) },
      "Requests are not in the log.",
    );
    if (isPassing(error)) state.waiting.unshift(...requests);
    else state.counts.dropped += requests.length;
    return !isPassing(error);
  }
}

/** Nobody has looked at the rows: the database was away, full, or about to end. */
function isPassing(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return /^(?:08|40|53|55|57)/.test(error.code);
  return error instanceof Error && "code" in error;
}
