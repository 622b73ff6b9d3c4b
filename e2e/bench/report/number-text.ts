import type { Summary } from "#e2e/bench/report/summary";

/** A number as people compare it: three digits that count, thousands set apart. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value
    .toPrecision(3)
    .replace(/^(\d+\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

/** The median with its range, `4,919 (4,700–5,010)`; without the range where there was one run. */
export function summaryText(summary: Summary | undefined): string {
  if (!summary) return "–";
  const { median, least, most } = summary;
  const middle = numberText(median);
  return least === most ? middle : `${middle} (${numberText(least)}–${numberText(most)})`;
}
