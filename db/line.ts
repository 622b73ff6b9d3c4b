import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import type { Sql } from "#db/client";
import { faultFields, log } from "#platform/log";
import { randomToken } from "#platform/random";

/** What somebody wants to hear on a channel of the database. */
export interface Listener {
  readonly channel: string;
  /** Something was told there, by a transaction that has committed. */
  readonly heard: (payload: string) => void;
  /** Everything is heard from now on; what was told before may have been missed. */
  readonly resumed: () => void;
}

/** Whether all that was committed up to a second ago was heard. */
export type Hears = () => boolean;

/** A connection that hears what the database tells, made anew whenever it is lost. */
export interface Line {
  readonly add: (listener: Listener) => Hears;
  readonly close: () => Promise<void>;
}

/** Where a line leads, and the way by which changes reach the same database. */
export interface LineEnds {
  readonly url: string;
  readonly role: string;
  readonly tell: (channel: string, payload: string) => Promise<unknown>;
}

interface Ear {
  readonly listener: Listener;
  isOpen: boolean;
}

interface State {
  readonly ends: LineEnds;
  readonly ears: Ear[];
  readonly stopped: AbortSignal;
  /** When the question was sent that was answered last; what was told before it has been heard. */
  answeredAt: number;
  echoed: (payload: string) => void;
  isDown: boolean;
}

const askedEveryMs = 200;
/** With the time until the next question it stays below a second. */
const freshForMs = 800;
const patienceMs = 2_000;
const retriedAfterMs = 250;
const never = Number.NEGATIVE_INFINITY;
const echoChannel = "line_echo";

/** Opens a line and keeps it up until it is closed; a process needs one. */
export function openLine(ends: LineEnds): Line {
  const stop = new AbortController();
  const state: State = {
    ends,
    ears: [],
    stopped: stop.signal,
    answeredAt: never,
    echoed: () => undefined,
    isDown: false,
  };
  const ended = keptUp(state);
  return {
    add: (listener) => {
      const ear: Ear = { listener, isOpen: false };
      state.ears.push(ear);
      return () => ear.isOpen && performance.now() - state.answeredAt < freshForMs;
    },
    close: () => {
      stop.abort();
      return ended;
    },
  };
}

async function keptUp(state: State): Promise<void> {
  while (!state.stopped.aborted) {
    await attended(state).catch((error: unknown) => noteLoss(state, error));
    silence(state);
    await paused(retriedAfterMs, state.stopped);
  }
}

/** Hears over one connection for as long as it lasts. */
async function attended(state: State): Promise<void> {
  const link = connected(state);
  try {
    await patiently(state, echo(state, link.sql));
    while (!state.stopped.aborted) {
      const askedAt = performance.now();
      await patiently(state, openEars(state, link.sql));
      requireUnbroken(link);
      state.answeredAt = askedAt;
      noteHearing(state);
      await paused(askedEveryMs, state.stopped);
      requireUnbroken(link);
    }
  } finally {
    await link.sql.end({ timeout: 0 });
  }
}

interface Link {
  readonly sql: Sql;
  isLost: boolean;
}

function connected(state: State): Link {
  const { url, role } = state.ends;
  // The driver's own door for what is told; its types leave it out.
  const hearing = {
    onnotify: (channel: string, payload: string) => hear(state, channel, payload),
  };
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    fetch_types: false,
    connect_timeout: patienceMs / 1000,
    connection: { application_name: "tollgate-listen", role },
    onnotice: () => undefined,
    onclose: () => {
      link.isLost = true;
      silence(state);
    },
    ...hearing,
  });
  const link = { sql, isLost: false };
  return link;
}

/** The driver connects again by itself, but what it was listening to is gone by then. */
function requireUnbroken({ isLost }: Link): void {
  if (isLost) throw new Error("The connection that hears was lost.");
}

function hear(state: State, channel: string, payload: string): void {
  if (channel === echoChannel) state.echoed(payload);
  for (const { listener } of state.ears) {
    if (listener.channel === channel) listener.heard(payload);
  }
}

/** Proves that this connection hears what is told on the way of changes; a pooler's does not. */
async function echo(state: State, sql: Sql): Promise<void> {
  await sql`listen ${sql(echoChannel)}`;
  const sent = randomToken();
  const { promise, resolve } = Promise.withResolvers<void>();
  state.echoed = (payload) => payload === sent && resolve();
  await state.ends.tell(echoChannel, sent);
  await promise;
}

/** Listens to what is new; at the least it asks whether the database is still there. */
async function openEars(state: State, sql: Sql): Promise<void> {
  const closed = state.ears.filter(({ isOpen }) => !isOpen);
  for (const ear of closed) {
    await sql`listen ${sql(ear.listener.channel)}`;
    ear.listener.resumed();
    ear.isOpen = true;
  }
  if (closed.length === 0) await sql.unsafe("select 1");
}

function silence(state: State): void {
  state.answeredAt = never;
  for (const ear of state.ears) ear.isOpen = false;
}

/** A connection that went dead without a word is given up. */
async function patiently(state: State, answer: Promise<void>): Promise<void> {
  const inTime = new AbortController();
  const given = AbortSignal.any([state.stopped, inTime.signal]);
  const isLate = paused(patienceMs, given).then(() => {
    throw new Error("The database does not answer on the connection that hears.");
  });
  try {
    await Promise.race([answer, isLate]);
  } finally {
    inTime.abort();
  }
}

/** Waits, but no longer than until the signal; it holds up no process that wants to end. */
async function paused(timeMs: number, until: AbortSignal): Promise<void> {
  await wait(timeMs, undefined, { ref: false, signal: until }).catch(() => undefined);
}

function noteLoss(state: State, error: unknown): void {
  if (state.stopped.aborted || state.isDown) return;
  state.isDown = true;
  log().warn(
    faultFields(error),
    "What the database tells is not heard; API keys are looked up for each request until it is.",
  );
}

function noteHearing(state: State): void {
  if (state.isDown) log().info("What the database tells is heard again.");
  state.isDown = false;
}
