import { type Result, type Spread, type WayName, wayNames } from "#e2e/bench/payments/cell";
import { numberText, summaryText } from "#e2e/bench/report/number-text";
import { ratioOf, type Summary, summaryOf } from "#e2e/bench/report/summary";
import { textTable } from "#e2e/bench/report/text-table";

/** Which cells of the comparison. */
export interface Place {
  readonly way: WayName;
  readonly spread: Spread;
  readonly callers: number;
}

/** Its figures, a round after the other. */
export function figuresOf(
  results: readonly Result[],
  { way, spread, callers }: Place,
  figure: (result: Result) => number,
): readonly number[] {
  return results
    .filter((one) => one.way === way && one.spread === spread && one.callers === callers)
    .toSorted((left, right) => left.round - right.round)
    .map(figure);
}

/** How many times as fast the one is as the other. */
export function speedRatio(
  results: readonly Result[],
  one: Place,
  other: Place,
): Summary | undefined {
  const pace = (place: Place) => figuresOf(results, place, ({ perSecond }) => perSecond);
  return ratioOf(pace(one), pace(other));
}

const spreads: readonly Spread[] = ["uniform", "hot"];

/** The comparison as tables: pace, latency, processor time and ratios, by callers. */
export function comparisonTables(results: readonly Result[]): string {
  const callers = [...new Set(results.map((result) => result.callers))];
  const rows = wayNames
    .filter((way) => results.some((result) => result.way === way))
    .flatMap((way) => spreads.map((spread) => ({ way, spread })));
  const columns = callers.map((count) => `${count} callers`);
  const table = (title: string, cell: (place: Place) => string) => {
    const lines = rows.map((row) => [
      `${row.way}, ${row.spread}`,
      ...callers.map((count) => cell({ ...row, callers: count })),
    ]);
    return textTable([title, ...columns], lines.filter(hasFigures));
  };
  const summary = (place: Place, figure: (result: Result) => number) =>
    summaryOf(figuresOf(results, place, figure));
  const median = (place: Place, figure: (result: Result) => number) =>
    numberText(summary(place, figure)?.median ?? Number.NaN);
  return [
    table("a second, median (range)", (place) =>
      summaryText(summary(place, ({ perSecond }) => perSecond)),
    ),
    table("p50 / p99, ms", (place) =>
      [median(place, ({ p50Ms }) => p50Ms), median(place, ({ p99Ms }) => p99Ms)].join(" / "),
    ),
    table("CPU µs: server / Postgres / load", (place) =>
      ["server", "postgres", "load"]
        .map((name) => median(place, ({ cpu }) => cpu[name] ?? Number.NaN))
        .join(" / "),
    ),
    textTable(["ratio, median (range)", ...columns], ratioRows(results, callers)),
  ].join("\n\n");
}

/** Each pair of ways that this run has both measured. */
function ratioRows(results: readonly Result[], callers: readonly number[]): string[][] {
  const others = ["baseline", "pgbench", "ceiling"] as const;
  const pairs = [
    ...others.flatMap((other) =>
      spreads.map((spread) => ({
        name: `payments / ${other}, ${spread}`,
        one: { way: "payments", spread } as const,
        other: { way: other, spread },
      })),
    ),
    {
      name: "payments, hot / uniform",
      one: { way: "payments", spread: "hot" } as const,
      other: { way: "payments", spread: "uniform" } as const,
    },
  ];
  return pairs.flatMap(({ name, one, other }) => {
    const ratios = callers.map((count) =>
      speedRatio(results, { ...one, callers: count }, { ...other, callers: count }),
    );
    return [[name, ...ratios.map(summaryText)]].filter(hasFigures);
  });
}

function hasFigures([, ...cells]: readonly string[]): boolean {
  return cells.some((cell) => /\d/.test(cell));
}
