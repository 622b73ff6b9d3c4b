import { beforeDisconnect } from "#db/client";
import { listen } from "#db/listen";
import { newFlights } from "#domain/concurrency/flights";
import { exchangeFlights } from "#domain/concurrency/shared-flights";
import { addRefusals } from "#domain/limit-refusals/add-refusals";
import {
  newRefusalNotes,
  type RefusalNotes,
  type Refused,
} from "#domain/limit-refusals/refusal-notes";
import { newDayCounters } from "#domain/quotas/day-counters";
import { exchangeCalls } from "#domain/quotas/quota-counts";
import { type Decision, decide, type Stores } from "#domain/rate-limits/admission";
import { createLimitMemory, type LimitMemory } from "#domain/rate-limits/limit-memory";
import type { LimitedCaller, Rules } from "#domain/rate-limits/limit-rules";
import { newLimiter } from "#domain/rate-limits/limiter";
import { exchangeSpent, limitsOfAccount } from "#domain/rate-limits/queries";
import { givenLimits } from "#domain/rate-limits/rate-limits";
import { systemClock } from "#platform/clock";
import { uuidToId } from "#platform/ids";
import { faultFields, log } from "#platform/log";
import { randomToken } from "#platform/random";

/** What one process lets through goes to the others so often, while there is traffic. */
export const sharedEveryMs = 250;

/** Whether a request may go on; one that does must leave when it has its answer. */
export interface Admission extends Decision {
  readonly leave: () => void;
}

interface Limits {
  readonly stores: Stores;
  readonly memory: LimitMemory;
  readonly notes: RefusalNotes;
  /** By the name of the rule. */
  readonly refused: Record<string, number>;
  /** Under what name this process tells the others. */
  readonly name: string;
  timer: NodeJS.Timeout | undefined;
  /** Whether this process could last tell the others. */
  isAlone: boolean;
}

// Next loads modules more than once in one process; a bucket must exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateLimits?: Limits | undefined };

/**
 * Whether this request may go on: decided in memory, so that neither a busy nor a lost database
 * makes it wait, and told to the other processes a moment later. Only the first request of an
 * account, and of a day that is limited, waits for what was set and used before.
 */
export function admitRequest(caller: LimitedCaller): Admission | Promise<Admission> {
  const limits = running();
  const rules = limits.memory.rulesFor(caller);
  return rules instanceof Promise
    ? rules.then((found) => counted(limits, caller, found))
    : counted(limits, caller, rules);
}

/** Counts what something else than a limit of the account has refused, for its page. */
export function noteRefusal(refused: Refused): void {
  const limits = running();
  limits.refused[refused.rule] = (limits.refused[refused.rule] ?? 0) + 1;
  limits.notes.note(refused);
  shareLater(limits);
}

/** What this process has refused since it began, by rule, and how many buckets it holds. */
export function limitCounts(): Pick<Limits, "refused"> & {
  readonly buckets: number;
  readonly isAlone: boolean;
} {
  const { stores, refused, isAlone } = holder.tollgateLimits ?? {};
  return {
    refused: { ...noneRefused, ...refused },
    buckets: stores?.limiter.size() ?? 0,
    isAlone: isAlone ?? false,
  };
}

const noneRefused = { account: 0, key: 0 } as const;

function running(): Limits {
  holder.tollgateLimits ??= begun();
  return holder.tollgateLimits;
}

function counted(
  limits: Limits,
  caller: LimitedCaller,
  rules: Rules,
): Admission | Promise<Admission> {
  const waiting = rules.quotas.length > 0 ? limits.stores.counters.ready(rules.quotas) : undefined;
  return waiting
    ? waiting.then(() => admitted(limits, caller, rules))
    : admitted(limits, caller, rules);
}

const leaveNothing = () => undefined;

function admitted(limits: Limits, caller: LimitedCaller, rules: Rules): Admission {
  const decision = decide(limits.stores, rules);
  if (decision.refusal) noteRefused(limits, caller, decision.refusal.rule.name);
  if (rules.buckets.length > 0 || rules.quotas.length > 0 || rules.flights.length > 0) {
    shareLater(limits);
  }
  const isUnderWay = !decision.refusal && rules.flights.length > 0;
  return { ...decision, leave: isUnderWay ? leaver(limits, rules) : leaveNothing };
}

/** Frees the flights of a request once, however often it is called. */
function leaver({ stores }: Limits, { flights }: Rules): () => void {
  let isGone = false;
  return () => {
    if (isGone) return;
    isGone = true;
    for (const flight of flights) stores.flights.leave(flight);
  };
}

function noteRefused(limits: Limits, caller: LimitedCaller, rule: string): void {
  limits.refused[rule] = (limits.refused[rule] ?? 0) + 1;
  limits.notes.note({
    accountId: caller.accountId,
    rule,
    caller: caller.keyId ?? "",
    route: caller.route ?? "",
    address: rule.startsWith("address") ? (caller.address ?? "") : "",
  });
}

/** The timer keeps no process alive: what it would have told is back in the buckets in seconds. */
function shareLater(limits: Limits): void {
  limits.timer ??= setTimeout(() => void share(limits), sharedEveryMs).unref();
}

async function share(limits: Limits): Promise<void> {
  try {
    await tellAll(limits);
    limits.isAlone = false;
  } catch (error) {
    if (!limits.isAlone) {
      log().warn(faultFields(error), "Rate limits are not shared; each process goes on by itself.");
    }
    limits.isAlone = true;
  }
  limits.timer = undefined;
  const { stores, notes } = limits;
  const isBusy =
    stores.limiter.size() > 0 ||
    stores.flights.size() > 0 ||
    notes.size() > 0 ||
    stores.counters.hasNews();
  if (isBusy) shareLater(limits);
}

async function tellAll({ stores, notes, name }: Limits): Promise<void> {
  const told = await Promise.allSettled([
    stores.limiter.share(exchangeSpent),
    stores.counters.share(),
    stores.flights.share((flights) => exchangeFlights(name, flights)),
    notes.write(addRefusals),
  ]);
  const failed = told.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}

function nowMs(): number {
  return performance.now();
}

function begun(): Limits {
  const memory = createLimitMemory({ load: limitsOfAccount, given: givenLimits(), nowMs });
  listen({
    channel: "rate_limits_changed",
    heard: (accountUuid) => memory.readAgain(uuidToId("acct", accountUuid)),
    resumed: () => memory.readAgain("all"),
  });
  beforeDisconnect(ended);
  return {
    stores: {
      limiter: newLimiter(nowMs),
      counters: newDayCounters(systemClock, exchangeCalls),
      flights: newFlights(nowMs),
    },
    memory,
    notes: newRefusalNotes(systemClock),
    refused: {},
    name: randomToken(),
    timer: undefined,
    isAlone: false,
  };
}

/** An orderly end loses no call of a day: what was counted is told before connections close. */
async function ended(): Promise<void> {
  const limits = holder.tollgateLimits;
  holder.tollgateLimits = undefined;
  if (!limits) return;
  clearTimeout(limits.timer);
  const { counters } = limits.stores;
  if (counters.hasNews() || limits.notes.size() > 0) await tellAll(limits).catch(() => undefined);
}
