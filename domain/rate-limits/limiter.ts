import type { LimitedBy } from "#domain/quotas/day-quota";
import {
  fillMs,
  fullAfter,
  type RateLimit,
  tokensLeft,
  waitForToken,
} from "#domain/rate-limits/token-bucket";
import type { Id } from "#platform/ids";

/** One of the limits that a request falls under. */
export interface Rule {
  /** What answers and metrics call it. */
  readonly name: LimitedBy;
  readonly accountId: Id<"acct">;
  /** Whose bucket it is: one text for each, over all accounts. */
  readonly subject: string;
  readonly limit: RateLimit;
}

/** Where the bucket of a rule stands after a request. */
export interface Standing {
  readonly rule: Rule;
  readonly tokens: number;
  readonly fullInMs: number;
}

/** Whether a request may go on, and where it leaves its buckets. */
export interface Admission {
  /** The rule that has to be waited for longest; undefined where the request goes on. */
  readonly refusal: { readonly rule: Rule; readonly waitMs: number } | undefined;
  readonly standings: readonly Standing[];
}

/** What one process has let through of a bucket since it last said so. */
export interface Spent {
  readonly rule: Rule;
  readonly tokens: number;
  /** In what time the bucket is full, as far as this process knows. */
  readonly fullInMs: number;
}

/** What all processes have let through of a bucket. */
export interface SpentByAll {
  readonly subject: string;
  /** Ever since they began to count. */
  readonly tokens: number;
  readonly fullInMs: number;
}

/** Adds what one process has spent to what all have, and answers with the sums. */
export type Exchange = (spent: readonly Spent[]) => Promise<readonly SpentByAll[]>;

/** The buckets of one process. */
export interface Limiter {
  /** Takes a token of every bucket, or of none. */
  readonly admit: (rules: readonly Rule[]) => Admission;
  /** Where the buckets stand, for a request that something else refuses. */
  readonly look: (rules: readonly Rule[]) => readonly Standing[];
  /** Tells what was spent and takes in what others have; fails as the exchange does. */
  readonly share: (exchange: Exchange) => Promise<void>;
  /** How many buckets are held: those that are not full, or have just become so. */
  readonly size: () => number;
}

interface Bucket {
  rule: Rule;
  fullAtMs: number;
  /** What no other process knows of yet. */
  untold: number;
  /** What was last heard of all; undefined where it has to be heard anew. */
  heard: Heard | undefined;
}

/** What all had spent at a moment, and when the bucket was to be full by that. */
interface Heard {
  readonly tokens: number;
  readonly atMs: number;
  readonly fullAtMs: number;
}

type Buckets = Map<string, Bucket>;

/** What others have spent puts a bucket off by at most another burst, and so much more. */
const deepestDebtMs = 2_000;
/** A full bucket is kept for so long, that a process alone need never ask what is in it. */
const keptFullMs = 1_000;

/** A limiter whose buckets are all full; its clock must never go back. */
export function newLimiter(clockMs: () => number): Limiter {
  const buckets: Buckets = new Map();
  return {
    admit: (rules) => admission(bucketsOf(buckets, rules), clockMs()),
    look: (rules) => {
      const nowMs = clockMs();
      return bucketsOf(buckets, rules).map((bucket) => standing(bucket, nowMs));
    },
    share: (exchange) => share(buckets, clockMs, exchange),
    size: () => buckets.size,
  };
}

function bucketsOf(buckets: Buckets, rules: readonly Rule[]): readonly Bucket[] {
  return rules.map((rule) => {
    const known = buckets.get(rule.subject);
    if (!known) return full(buckets, rule);
    known.rule = rule;
    return known;
  });
}

function full(buckets: Buckets, rule: Rule): Bucket {
  const bucket = { rule, fullAtMs: Number.NEGATIVE_INFINITY, untold: 0, heard: undefined };
  buckets.set(rule.subject, bucket);
  return bucket;
}

function admission(held: readonly Bucket[], nowMs: number): Admission {
  let refusal: Admission["refusal"];
  for (const { rule, fullAtMs } of held) {
    const waitMs = waitForToken(fullAtMs, rule.limit, nowMs);
    if (waitMs > (refusal?.waitMs ?? 0)) refusal = { rule, waitMs };
  }
  if (!refusal) for (const bucket of held) spend(bucket, nowMs);
  return { refusal, standings: held.map((bucket) => standing(bucket, nowMs)) };
}

function spend(bucket: Bucket, nowMs: number): void {
  const { limit } = bucket.rule;
  bucket.fullAtMs = fullAfter(bucket.fullAtMs, { limit, tokens: 1, nowMs });
  bucket.untold += 1;
}

function standing({ rule, fullAtMs }: Bucket, nowMs: number): Standing {
  const tokens = tokensLeft(fullAtMs, rule.limit, nowMs);
  return { rule, tokens, fullInMs: Math.max(0, fullAtMs - nowMs) };
}

async function share(buckets: Buckets, clockMs: () => number, exchange: Exchange): Promise<void> {
  const askedAtMs = clockMs();
  forgetFull(buckets, askedAtMs);
  const asked = [...buckets.values()]
    .filter(({ untold }) => untold > 0)
    .map((bucket) => asking(bucket, askedAtMs));
  if (asked.length === 0) return;
  const sums = new Map((await exchange(asked)).map((sum) => [sum.subject, sum]));
  for (const each of asked) hear(each, sums.get(each.rule.subject), clockMs());
}

function forgetFull(buckets: Buckets, nowMs: number): void {
  for (const [subject, { untold, fullAtMs }] of buckets) {
    if (untold === 0 && fullAtMs + keptFullMs < nowMs) buckets.delete(subject);
  }
}

interface Asked extends Spent {
  readonly bucket: Bucket;
  readonly before: Heard | undefined;
  readonly atMs: number;
  readonly fullAtMs: number;
}

/**
 * What is told of a bucket. Unless an answer comes, nothing is known of the others any more; and
 * what was told counts as told, for by the time it could be told again it has come back.
 */
function asking(bucket: Bucket, atMs: number): Asked {
  const { rule, untold: tokens, heard: before, fullAtMs } = bucket;
  bucket.untold = 0;
  bucket.heard = undefined;
  return { rule, tokens, fullInMs: Math.max(0, fullAtMs - atMs), bucket, before, atMs, fullAtMs };
}

/** Takes in what all have spent until it was asked, and what this process has since. */
function hear({ bucket, ...asked }: Asked, sum: SpentByAll | undefined, nowMs: number): void {
  if (!sum) return;
  const { limit } = bucket.rule;
  const latestMs = nowMs + 2 * fillMs(limit) + deepestDebtMs;
  const fullAtMs = Math.min(Math.max(asked.fullAtMs, fullByAll(asked, sum)), latestMs);
  bucket.heard = { tokens: sum.tokens, atMs: asked.atMs, fullAtMs };
  const since = { limit, tokens: bucket.untold, nowMs: asked.atMs };
  bucket.fullAtMs = Math.max(bucket.fullAtMs, fullAfter(fullAtMs, since));
}

/** As if all had spent at one place what was spent since they were last heard. */
function fullByAll({ rule, before, atMs }: Omit<Asked, "bucket">, sum: SpentByAll): number {
  if (!before) return atMs + sum.fullInMs;
  const tokens = Math.max(0, sum.tokens - before.tokens);
  return fullAfter(before.fullAtMs, { limit: rule.limit, tokens, nowMs: before.atMs });
}
