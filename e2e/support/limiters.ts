import type { Exchange, Limiter, Rule, SpentByAll } from "#domain/rate-limits/limiter";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

/** A rule of an account or key that nobody else has. */
export function rule(limit: RateLimit, name: Rule["name"] = "account"): Rule {
  const accountId = newId("acct", systemClock());
  const subject = name === "key" ? newId("key", systemClock()) : accountId;
  return { name, accountId, subject, limit };
}

/** A clock that stands until it is moved. */
export function handClock() {
  const clock = { nowMs: 1_000, read: () => clock.nowMs };
  return clock;
}

/** What the shared store does, in memory and at the hour of the same clock. */
export function store(clock: { readonly nowMs: number }): Exchange {
  const rows = new Map<string, { tokens: number; fullAtMs: number }>();
  return async (spent) =>
    spent.map(({ rule: { subject, limit }, tokens, fullInMs }): SpentByAll => {
      const row = rows.get(subject) ?? { tokens: 0, fullAtMs: 0 };
      row.tokens += tokens;
      const costMs = (tokens * 1000) / limit.ratePerSecond;
      row.fullAtMs = Math.max(row.fullAtMs + costMs, clock.nowMs + fullInMs);
      rows.set(subject, row);
      return { subject, tokens: row.tokens, fullInMs: row.fullAtMs - clock.nowMs };
    });
}

/** How many of so many requests at once a limiter lets through. */
export function admits(limiter: Limiter, rules: readonly Rule[], times: number): number {
  let admitted = 0;
  for (let turn = 0; turn < times; turn += 1) {
    if (!limiter.admit(rules).refusal) admitted += 1;
  }
  return admitted;
}
