import { type Day, type DayQuota, dayClock } from "#domain/quotas/day-quota";
import type { Clock } from "#platform/clock";
import type { Id } from "#platform/ids";
import { randomToken } from "#platform/random";

/** What was let through of a subject since its day began, by one who counts. */
export interface CountedCalls {
  readonly accountId: Id<"acct">;
  readonly subject: string;
  readonly day: string;
  readonly counter: string;
  readonly calls: number;
}

/** What all who count, but the one who asked, have let through of it. */
export type CallsOfOthers = Pick<CountedCalls, "calls" | "day" | "subject">;

/** Keeps what was counted, however often it is told, and answers with what others have. */
export type CallExchange = (counted: readonly CountedCalls[]) => Promise<readonly CallsOfOthers[]>;

/** The calls of this day that one process knows of. */
export interface DayCounters {
  /** Waits for what was never seen today; undefined where nothing was not. It never fails. */
  readonly ready: (quotas: readonly DayQuota[]) => Promise<unknown> | undefined;
  readonly left: (quota: DayQuota) => number;
  readonly count: (quota: DayQuota) => void;
  readonly resetsInMs: () => number;
  /** Tells what was counted and takes in what others have; fails as the exchange does. */
  readonly share: () => Promise<void>;
  /** Whether something was counted that nobody else knows of. */
  readonly hasNews: () => boolean;
}

interface Counter {
  readonly name: string;
  readonly counted: Omit<CountedCalls, "calls">;
  own: number;
  told: number;
  others: number;
  /** When the others were last heard or asked in vain. */
  heardAtMs: number;
  /** Whether they have to be asked, since nobody answered. */
  isGuess: boolean;
}

/** What was heard so long ago is asked again, while the request goes on by it. */
const freshMs = 5_000;
/** Addresses may be many: beyond so many, those that were told are forgotten and begin anew. */
const mostCounters = 20_000;

interface State {
  readonly counters: Map<string, Counter>;
  readonly looks: Map<string, Promise<void>>;
  readonly today: () => Day;
  readonly nowMs: () => number;
  readonly exchange: CallExchange;
}

/** Counters that have counted nothing; the clock says which day it is. */
export function newDayCounters(clock: Clock, exchange: CallExchange): DayCounters {
  const state: State = {
    counters: new Map(),
    looks: new Map(),
    today: dayClock(clock),
    nowMs: () => clock().epochMilliseconds,
    exchange,
  };
  return {
    ready: (quotas) => ready(state, quotas),
    left: (quota) => left(state, quota),
    count: (quota) => {
      counterOf(state, quota).own += 1;
    },
    resetsInMs: () => state.today().endsAtMs - state.nowMs(),
    share: () => share(state),
    hasNews: () => [...state.counters.values()].some(isNews),
  };
}

function isNews({ own, told, isGuess }: Counter): boolean {
  return own > told || isGuess;
}

function left(state: State, quota: DayQuota): number {
  const { own, others } = counterOf(state, quota);
  return Math.max(0, quota.callsPerDay - own - others);
}

/** A day that has just begun has no calls, until others say that it has. */
function counterOf(state: State, quota: DayQuota): Counter {
  const day = state.today();
  return state.counters.get(nameOf(day, quota)) ?? kept(state, newCounter(quota, day));
}

function nameOf(day: Day, { subject }: DayQuota): string {
  return `${day.text} ${subject}`;
}

function newCounter(quota: DayQuota, day: Day): Counter {
  const { accountId, subject } = quota;
  const counted = { accountId, subject, day: day.text, counter: randomToken() };
  return {
    name: nameOf(day, quota),
    counted,
    own: 0,
    told: 0,
    others: 0,
    heardAtMs: 0,
    isGuess: true,
  };
}

function kept({ counters }: State, counter: Counter): Counter {
  const known = counters.get(counter.name);
  if (!known) counters.set(counter.name, counter);
  return known ?? counter;
}

function ready(state: State, quotas: readonly DayQuota[]): Promise<unknown> | undefined {
  const day = state.today();
  const freshAfterMs = state.nowMs() - freshMs;
  const unknown: DayQuota[] = [];
  for (const quota of quotas) {
    const known = state.counters.get(nameOf(day, quota));
    if (!known) unknown.push(quota);
    else if (known.heardAtMs < freshAfterMs) void looked(state, known);
  }
  if (unknown.length === 0) return undefined;
  return Promise.all(unknown.map((quota) => looked(state, newCounter(quota, day))));
}

/** Asks what others have counted, once for many requests. */
function looked(state: State, counter: Counter): Promise<void> {
  const underWay = state.looks.get(counter.name);
  if (underWay) return underWay;
  const look = hearing(state, counter).finally(() => state.looks.delete(counter.name));
  state.looks.set(counter.name, look);
  return look;
}

async function hearing(state: State, counter: Counter): Promise<void> {
  try {
    await tell(state, [counter]);
  } catch {
    // The request goes on by what this process knows; the next share tells that nobody answers.
    counter.heardAtMs = state.nowMs();
  }
  kept(state, counter);
}

async function share(state: State): Promise<void> {
  const news = [...state.counters.values()].filter(isNews);
  if (news.length > 0) await tell(state, news);
  forget(state);
}

/** What is told is always the whole, so an answer that is lost loses and doubles nothing. */
async function tell({ exchange, nowMs }: State, counters: readonly Counter[]): Promise<void> {
  const told = counters.map(({ counted, own: calls }) => ({ ...counted, calls }));
  const heard = await exchange(told);
  const others = new Map(heard.map(({ subject, day, calls }) => [`${day} ${subject}`, calls]));
  for (const [place, counter] of counters.entries()) {
    counter.told = Math.max(counter.told, told[place]?.calls ?? 0);
    counter.others = Math.max(counter.others, others.get(counter.name) ?? 0);
    counter.heardAtMs = nowMs();
    counter.isGuess = false;
  }
}

/** Forgets other days, and, where there are too many, what a later counter can read again. */
function forget({ counters, today }: State): void {
  const day = today().text;
  for (const [name, counter] of counters) {
    const isPast = counter.counted.day !== day;
    if (!isNews(counter) && (isPast || counters.size > mostCounters)) counters.delete(name);
  }
}
