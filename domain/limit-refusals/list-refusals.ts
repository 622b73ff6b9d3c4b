import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { namesOfCallers, refusalsSince } from "#domain/limit-refusals/queries";

/** All that one rule has refused of one caller on one route. */
export interface RefusedCaller {
  readonly rule: string;
  /** The id of the key or application; empty where it was not asked for. */
  readonly caller: string;
  readonly callerName: string | undefined;
  readonly route: string;
  readonly address: string;
  readonly refused: number;
  readonly lastAt: Temporal.Instant;
}

/** Who was turned away by which rule, and when. */
export interface RefusalList {
  /** Those refused most first. */
  readonly callers: readonly RefusedCaller[];
  /** From the first hour to the present one, without a gap. */
  readonly hours: readonly { readonly from: Temporal.Instant; readonly refused: number }[];
}

const hourMs = 3_600_000;
const hoursShown = 24;

/** Who was limited in the last 24 hours, as all processes have written it. */
export async function listRefusals(ctx: Context): Promise<RefusalList> {
  requireScope(ctx, "rate_limits:read");

  const read = readerOf(ctx);
  const nowMs = read.now.epochMilliseconds;
  const firstMs = nowMs - (nowMs % hourMs) - (hoursShown - 1) * hourMs;
  const rows = await refusalsSince(read, Temporal.Instant.fromEpochMilliseconds(firstMs));
  const callers = new Map<string, RefusedCaller>();
  const perHour = new Map<number, number>();
  for (const { hour, refused, lastAt, rule, caller, route, address } of rows) {
    const at = hour.epochMilliseconds;
    perHour.set(at, (perHour.get(at) ?? 0) + refused);
    const name = [rule, caller, route, address].join(" ");
    const known = callers.get(name);
    const latest = known && Temporal.Instant.compare(known.lastAt, lastAt) > 0 ? known : { lastAt };
    const sum = refused + (known?.refused ?? 0);
    const seen = { rule, caller, callerName: undefined, route, address };
    callers.set(name, { ...seen, refused: sum, lastAt: latest.lastAt });
  }
  const names = await namesOfCallers(
    read,
    rows.map(({ caller }) => caller),
  );
  return {
    callers: [...callers.values()]
      .map((one) => ({ ...one, callerName: names.get(one.caller) }))
      .toSorted((one, other) => other.refused - one.refused),
    hours: Array.from({ length: hoursShown }, (_, place) => {
      const at = firstMs + place * hourMs;
      return { from: Temporal.Instant.fromEpochMilliseconds(at), refused: perHour.get(at) ?? 0 };
    }),
  };
}
