import type { ListTimes } from "#e2e/bench/lists/measure-lists";
import type { Result, Spread, WayName } from "#e2e/bench/payments/cell";
import { figuresOf, speedRatio } from "#e2e/bench/report/comparison-tables";
import { summaryText } from "#e2e/bench/report/number-text";
import { ratioOf, type Summary, summaryOf } from "#e2e/bench/report/summary";
import { textTable } from "#e2e/bench/report/text-table";

/** Something that must be seen: a figure that is at least or at most so much. */
export interface Bar {
  readonly name: string;
  readonly wanted: { readonly least: number } | { readonly most: number };
  /** Undefined where this run has not measured it. */
  readonly figure: Summary | undefined;
}

/** What one run has measured. */
export interface Measured {
  readonly results: readonly Result[];
  readonly lists: readonly ListTimes[];
}

const callers = 64;

/** What the product promises of its speed, with what this run has to say of it. */
export function barsOf({ results, lists }: Measured): readonly Bar[] {
  const times = (other: WayName, spread: Spread) =>
    speedRatio(results, { way: "payments", spread, callers }, { way: other, spread, callers });
  const p99 = (spread: Spread) =>
    summaryOf(figuresOf(results, { way: "payments", spread, callers }, ({ p99Ms }) => p99Ms));
  const alone = (way: WayName) =>
    figuresOf(results, { way, spread: "uniform", callers: 1 }, ({ p50Ms }) => p50Ms);
  const hot = speedRatio(
    results,
    { way: "payments", spread: "hot", callers },
    { way: "payments", spread: "uniform", callers },
  );
  return [
    {
      name: "payments / baseline, uniform",
      wanted: { least: 10 },
      figure: times("baseline", "uniform"),
    },
    { name: "payments / baseline, hot", wanted: { least: 15 }, figure: times("baseline", "hot") },
    {
      name: "payments / pgbench, uniform",
      wanted: { least: 0.6 },
      figure: times("pgbench", "uniform"),
    },
    { name: "payments / pgbench, hot", wanted: { least: 1 }, figure: times("pgbench", "hot") },
    { name: "hot / uniform", wanted: { least: 0.8 }, figure: hot },
    { name: "p99 uniform, ms", wanted: { most: 60 }, figure: p99("uniform") },
    { name: "p99 hot, ms", wanted: { most: 60 }, figure: p99("hot") },
    {
      name: "lone caller's p50 / the usual way's",
      wanted: { most: 1 },
      figure: ratioOf(alone("payments"), alone("baseline")),
    },
    ...listBars(lists),
  ];
}

function listBars(lists: readonly ListTimes[]): readonly Bar[] {
  const rows = Math.max(0, ...lists.map((times) => times.rows));
  const ofLargest = lists.filter((times) => times.rows === rows);
  const deep = ofLargest.find(({ name }) => /^payments, .* deep$/.test(name));
  const first = ofLargest.find(({ name }) => name === "payments, first page");
  const times = ({ inDatabase }: ListTimes) => [inDatabase.p50Ms];
  return [
    {
      name: `${deep?.name ?? "payments, deep"} / first page`,
      wanted: { most: 2 },
      figure: deep && first && ratioOf(times(deep), times(first)),
    },
    {
      name: "slowest page's p99 in the database, ms",
      wanted: { most: 20 },
      figure: summaryOf(
        ofLargest
          .map(({ inDatabase }) => inDatabase.p99Ms)
          .toSorted((a, b) => b - a)
          .slice(0, 1),
      ),
    },
  ];
}

/** Whether the bar is met, as a word. */
export function verdictOf({ wanted, figure }: Bar): "met" | "missed" | "not measured" {
  if (!figure) return "not measured";
  const isMet = "least" in wanted ? figure.median >= wanted.least : figure.median <= wanted.most;
  return isMet ? "met" : "missed";
}

/** The bars that this run has measured, as a table, and the names of the others. */
export function barTable(bars: readonly Bar[]): string {
  const [known, unknown] = [
    bars.filter(({ figure }) => figure !== undefined),
    bars.filter(({ figure }) => figure === undefined),
  ];
  const rows = known.map((bar) => [
    bar.name,
    "least" in bar.wanted ? `≥ ${bar.wanted.least}` : `≤ ${bar.wanted.most}`,
    summaryText(bar.figure),
    verdictOf(bar),
  ]);
  return [
    ...(rows.length > 0
      ? [textTable([`at ${callers} callers`, "wanted", "median (range)", "verdict"], rows)]
      : []),
    ...(unknown.length > 0
      ? [`Not measured in this run: ${unknown.map(({ name }) => name).join("; ")}.`]
      : []),
  ].join("\n\n");
}
