import type { Result } from "#e2e/bench/payments/cell";
import { numberText } from "#e2e/bench/report/number-text";

/** One measurement as it is told while the others go on. */
export function resultLine(result: Result): string {
  const { round, way, spread, callers, perSecond, p50Ms, p99Ms, cpu, wrong, firstWrong } = result;
  const spent = Object.entries(cpu).map(([name, spentUs]) => `${name} ${numberText(spentUs)}`);
  const parts = [
    `${round}. ${way.padEnd(8)} ${spread.padEnd(7)} ${String(callers).padStart(3)} callers`,
    `${numberText(perSecond).padStart(6)}/s`,
    `p50 ${numberText(p50Ms)} p99 ${numberText(p99Ms)} ms`,
    `CPU µs: ${spent.join(", ")}`,
    ...(wrong > 0 ? [`WRONG ANSWERS: ${wrong}, first: ${firstWrong}`] : []),
  ];
  return parts.join("  ");
}
