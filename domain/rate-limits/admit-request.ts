import { beforeDisconnect } from "#db/client";
import { listen } from "#db/listen";
import {
  createLimitMemory,
  type LimitedCaller,
  type LimitMemory,
} from "#domain/rate-limits/limit-memory";
import { type Admission, type Limiter, newLimiter, type Rule } from "#domain/rate-limits/limiter";
import { exchangeSpent, limitsOfAccount } from "#domain/rate-limits/queries";
import { givenLimits } from "#domain/rate-limits/rate-limits";
import { uuidToId } from "#platform/ids";
import { faultFields, log } from "#platform/log";

/** What one process lets through goes to the others so often, while there is traffic. */
export const sharedEveryMs = 250;

interface Limits {
  readonly limiter: Limiter;
  readonly memory: LimitMemory;
  readonly refused: Record<Rule["name"], number>;
  timer: NodeJS.Timeout | undefined;
  /** Whether this process could last tell the others. */
  isAlone: boolean;
}

// Next loads modules more than once in one process; a bucket must exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateLimits?: Limits | undefined };

/**
 * Whether this request may go on: decided in memory, so that neither a busy nor a lost database
 * makes it wait, and told to the other processes a moment later.
 */
export function admitRequest(caller: LimitedCaller): Admission | Promise<Admission> {
  holder.tollgateLimits ??= begun();
  const limits = holder.tollgateLimits;
  const rules = limits.memory.rulesFor(caller);
  return rules instanceof Promise
    ? rules.then((found) => admitted(limits, found))
    : admitted(limits, rules);
}

/** What this process has refused since it began, by rule, and how many buckets it holds. */
export function limitCounts(): Pick<Limits, "refused"> & { readonly buckets: number } {
  const { limiter, refused } = holder.tollgateLimits ?? {};
  return { refused: refused ?? noneRefused, buckets: limiter?.size() ?? 0 };
}

const noneRefused = { account: 0, key: 0 } as const;

function admitted(limits: Limits, rules: readonly Rule[]): Admission {
  const admission = limits.limiter.admit(rules);
  if (admission.refusal) limits.refused[admission.refusal.rule.name] += 1;
  if (rules.length > 0) shareLater(limits);
  return admission;
}

/** The timer keeps no process alive: what it would have told is back in the buckets in seconds. */
function shareLater(limits: Limits): void {
  limits.timer ??= setTimeout(() => void share(limits), sharedEveryMs).unref();
}

async function share(limits: Limits): Promise<void> {
  try {
    await limits.limiter.share(exchangeSpent);
    limits.isAlone = false;
  } catch (error) {
    if (!limits.isAlone) {
      log().warn(faultFields(error), "Rate limits are not shared; each process goes on by itself.");
    }
    limits.isAlone = true;
  }
  limits.timer = undefined;
  if (limits.limiter.size() > 0) shareLater(limits);
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
  beforeDisconnect(async () => {
    clearTimeout(holder.tollgateLimits?.timer);
    holder.tollgateLimits = undefined;
  });
  const refused = { ...noneRefused };
  return { limiter: newLimiter(nowMs), memory, refused, timer: undefined, isAlone: false };
}
