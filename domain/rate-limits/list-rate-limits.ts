import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Reader, readerOf } from "#domain/changes/reader";
import { flightsOfAccount } from "#domain/concurrency/shared-flights";
import { dayAt, type LimitedBy } from "#domain/quotas/day-quota";
import { callsOfDay } from "#domain/quotas/quota-counts";
import { everyAddress, newRuleBook, type RuleBook, routeOf } from "#domain/rate-limits/limit-rules";
import { type BucketNow, bucketsOf, limitsOfAccount, openKeys } from "#domain/rate-limits/queries";
import {
  givenLimits,
  limitsOf,
  type MostLimits,
  type SetLimits,
  type SetRateLimit,
} from "#domain/rate-limits/rate-limits";
import type { Id } from "#platform/ids";

/** A key in use. */
export interface LimitedKey {
  readonly id: Id<"key">;
  readonly name: string;
  readonly hint: string;
}

/** How much of a limit is left, as all processes together know it. */
export interface Gauges {
  readonly tokens: number | undefined;
  readonly callsToday: number;
  readonly inFlight: number;
}

/** What limits one part of the traffic, and how much of that is used. */
export interface LimitedPart {
  readonly by: LimitedBy;
  /** Under what name it is set. */
  readonly subject: string;
  /** The key, where it is one. */
  readonly key: LimitedKey | undefined;
  /** The route, where it is one. */
  readonly route: string | undefined;
  readonly limits: SetLimits;
  /** What of it was set here; nothing where all is as the operator gives it. */
  readonly own: SetLimits | undefined;
  /** None of addresses, each of which has its own. */
  readonly gauges: Gauges | undefined;
}

/** All that limits an account: itself, each key, and the routes and addresses that are limited. */
export interface RateLimitList {
  readonly parts: readonly LimitedPart[];
  readonly most: MostLimits;
  /** When the day that quotas count by is over. */
  readonly dayEndsAt: Temporal.Instant;
}

/** What limits the account and its keys that are in use, and where each limit stands now. */
export async function listRateLimits(ctx: Context): Promise<RateLimitList> {
  requireScope(ctx, "rate_limits:read");

  const read = readerOf(ctx);
  const day = dayAt(read.now);
  const [rows, keys] = await Promise.all([
    limitsOfAccount(read.accountId, read.db),
    openKeys(read),
  ]);
  const routes = rows.flatMap(({ subject }) => routeOf(subject) ?? []);
  const gauges = await gaugesOf(read, day.text, [
    read.accountId,
    ...keys.map(({ id }) => id),
    ...routes.map((route) => `${read.accountId} ${route}`),
  ]);
  const given = givenLimits();
  const book = newRuleBook(rows, given);
  const looks = { rows, book, gauges, accountId: read.accountId };
  const ofAccount = partOf(looks, { by: "account", subject: read.accountId });
  const ofKeys = keys.map((key) => partOf(looks, { by: "key", subject: key.id, key }));
  const others = rows.filter((row) => isSomethingSet(row) && !/^(?:acct|key)_/.test(row.subject));
  const ofOthers = others.map((row): LimitedPart => {
    const route = routeOf(row.subject);
    const limits = limitsOf(row, given);
    const by = route === undefined ? "address" : "route";
    const its = gauges(`${read.accountId} ${route ?? ""}`, limits);
    const shown = row.subject === everyAddress ? undefined : its;
    return { by, subject: row.subject, key: undefined, route, limits, own: limits, gauges: shown };
  });
  return {
    parts: [ofAccount, ...ofKeys, ...ofOthers],
    most: given.most,
    dayEndsAt: Temporal.Instant.fromEpochMilliseconds(day.endsAtMs),
  };
}

type ReadGauges = (subject: string, limits: SetLimits) => Gauges;

interface Looks {
  readonly rows: readonly SetRateLimit[];
  readonly book: RuleBook;
  readonly gauges: ReadGauges;
  readonly accountId: Id<"acct">;
}

interface Named {
  readonly by: "account" | "key";
  readonly subject: Id<"acct"> | Id<"key">;
  readonly key?: LimitedKey;
}

function partOf(
  { rows, book, gauges, accountId }: Looks,
  { by, subject, key }: Named,
): LimitedPart {
  const rules = book.rulesFor({ accountId, keyId: key?.id });
  const limits = {
    rate: rules.buckets.find((rule) => rule.subject === subject)?.limit,
    callsPerDay: rules.quotas.find((rule) => rule.subject === subject)?.callsPerDay,
    inFlight: rules.flights.find((rule) => rule.subject === subject)?.inFlight,
  };
  const row = rows.find((one) => one.subject === subject);
  const own = row && isSomethingSet(row) ? limitsOf(row, givenLimits()) : undefined;
  return { by, subject, key, route: undefined, limits, own, gauges: gauges(subject, limits) };
}

function isSomethingSet({ ratePerSecond, callsPerDay, inFlight }: SetRateLimit): boolean {
  return ratePerSecond !== null || callsPerDay !== null || inFlight !== null;
}

async function gaugesOf(
  read: Reader,
  day: string,
  subjects: readonly string[],
): Promise<ReadGauges> {
  const [buckets, calls, flights] = await Promise.all([
    bucketsOf(read, subjects),
    callsOfDay(read, day, subjects),
    flightsOfAccount(read),
  ]);
  return (subject, { rate }) => ({
    tokens: rate && tokensNow(buckets.get(subject), rate.burst),
    callsToday: calls.get(subject) ?? 0,
    inFlight: flights.get(subject) ?? 0,
  });
}

/** A bucket that nobody has told of is full. */
function tokensNow(bucket: BucketNow | undefined, burst: number): number {
  if (!bucket) return burst;
  const missing = (Math.max(0, bucket.fullInMs) * bucket.ratePerSecond) / 1000;
  return Math.min(burst, Math.max(0, Math.floor(burst - missing)));
}
