import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fillMs,
  fullAfter,
  type RateLimit,
  tokensLeft,
  waitForToken,
} from "#domain/rate-limits/token-bucket";

const limits: fc.Arbitrary<RateLimit> = fc.record({
  ratePerSecond: fc.integer({ min: 1, max: 100_000 }),
  burst: fc.integer({ min: 1, max: 2_000 }),
});
const startMs = 1_000_000;
/** What the tolerance of a microsecond can let through at the highest rate. */
const slack = 0.11;

/** Takes a token at each of these moments where there is one; tells at which there was. */
function takenAt(limit: RateLimit, momentsMs: readonly number[]): readonly number[] {
  let fullAtMs = Number.NEGATIVE_INFINITY;
  return momentsMs.filter((nowMs) => {
    if (waitForToken(fullAtMs, limit, nowMs) > 0) return false;
    fullAtMs = fullAfter(fullAtMs, { limit, tokens: 1, nowMs });
    return true;
  });
}

test("no stretch of time sees more than the burst and what came back in it", () => {
  const pauses = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { maxLength: 400 });
  fc.assert(
    fc.property(limits, pauses, (limit, waits) => {
      let nowMs = startMs;
      const taken = takenAt(
        limit,
        waits.map((waitMs) => (nowMs += waitMs > 25 ? waitMs : 0)),
      );
      for (const [place, fromMs] of taken.entries()) {
        const toMs = taken.at(-1) ?? fromMs;
        const most = limit.burst + ((toMs - fromMs) * limit.ratePerSecond) / 1000;
        expect(taken.length - place).toBeLessThanOrEqual(most + slack);
      }
    }),
  );
});

test("a clock that jumps about never gives more than one that goes on", () => {
  const jumps = fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 300 });
  fc.assert(
    fc.property(limits, jumps, (limit, steps) => {
      let nowMs = startMs;
      const moments = steps.map((step) => (nowMs += step));
      const taken = takenAt(limit, moments);
      const spanMs = Math.max(...moments, startMs) - Math.min(...moments, startMs);
      const most = limit.burst + (spanMs * limit.ratePerSecond) / 1000;
      expect(taken.length).toBeLessThanOrEqual(most + slack);
    }),
  );
});

test("a full bucket gives exactly its burst at once, and then one as each comes back", () => {
  fc.assert(
    fc.property(limits, (limit) => {
      const atOnce = takenAt(
        limit,
        Array.from({ length: limit.burst + 5 }, () => startMs),
      );
      expect(atOnce).toHaveLength(limit.burst);
      const intervalMs = 1000 / limit.ratePerSecond;
      const steady = Array.from({ length: 100 }, (_, turn) => startMs + turn * intervalMs);
      expect(takenAt({ ...limit, burst: 1 }, steady)).toHaveLength(100);
    }),
  );
});

test("it tells truly how many tokens are left, and how long to wait for one", () => {
  const spent = fc.integer({ min: 0, max: 4_000 });
  fc.assert(
    fc.property(limits, spent, (limit, tokens) => {
      const fullAtMs = fullAfter(startMs, { limit, tokens, nowMs: startMs });
      const left = tokensLeft(fullAtMs, limit, startMs);
      expect(left).toBe(Math.max(0, limit.burst - tokens));
      const waitMs = waitForToken(fullAtMs, limit, startMs);
      expect(waitMs > 0).toBe(left === 0);
      expect(waitForToken(fullAtMs, limit, startMs + waitMs)).toBe(0);
      if (waitMs > 0.01) expect(tokensLeft(fullAtMs, limit, startMs + waitMs - 0.01)).toBe(0);
      expect(tokensLeft(fullAtMs, limit, fullAtMs)).toBe(limit.burst);
      expect(fillMs(limit)).toBeCloseTo((limit.burst / limit.ratePerSecond) * 1000);
    }),
  );
});
