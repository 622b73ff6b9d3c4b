import * as z from "zod";
import type { SetLimits } from "#domain/rate-limits/rate-limits";

const text = z.string().trim().max(20).optional().catch(undefined);

/** The address of the page on which a limit is tried and set: what was typed, as it was typed. */
export const LimitAddress = z.object({
  subject: z.string().max(200).optional().catch(undefined),
  rate: text,
  burst: text,
  calls_per_day: text,
  in_flight: text,
});

export type AskedLimit = z.output<typeof LimitAddress>;

/** The fields in which numbers are typed. */
export const limitFields = ["rate", "burst", "calls_per_day", "in_flight"] as const;

export type LimitField = (typeof limitFields)[number];

/** What was typed, as limits, and the fields in which no number can be read. */
export interface ReadLimits {
  readonly limits: SetLimits;
  readonly unreadable: readonly LimitField[];
}

/** Reads the numbers; a rate without a burst, or a burst without a rate, misses the other. */
export function limitsAsked(asked: AskedLimit): ReadLimits {
  const read = (field: LimitField) => {
    const typed = asked[field] ?? "";
    return typed === "" || !/^\d{1,10}$/.test(typed) ? undefined : Number(typed);
  };
  const [ratePerSecond, burst] = [read("rate"), read("burst")];
  const isRated = ratePerSecond !== undefined && burst !== undefined;
  const unreadable = limitFields.filter(
    (field) => (asked[field] ?? "") !== "" && read(field) === undefined,
  );
  const half = ratePerSecond === undefined ? "rate" : "burst";
  const missing: readonly LimitField[] =
    (ratePerSecond === undefined) === (burst === undefined) ? [] : [half];
  return {
    limits: {
      rate: isRated ? { ratePerSecond, burst } : undefined,
      callsPerDay: read("calls_per_day"),
      inFlight: read("in_flight"),
    },
    unreadable: [...unreadable, ...missing],
  };
}

/** Whether anything was typed, or sent empty to take back what is set. */
export function isTried(asked: AskedLimit): boolean {
  return limitFields.some((field) => asked[field] !== undefined);
}
