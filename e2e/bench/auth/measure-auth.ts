import { deciding, decisionNames, decisionsACall } from "#e2e/bench/auth/deciding-job";
import { startJobs } from "#e2e/bench/load/job-program";
import type { Merchant } from "#e2e/bench/payments/merchants";
import { numberText } from "#e2e/bench/report/number-text";
import { textTable } from "#e2e/bench/report/text-table";

const window = { callers: 1, warmUpMs: 1_000, measureMs: 2_000, watched: {} } as const;

/** How fast it is decided who asks and whether they may, by one process. */
export interface AuthTimes {
  readonly decision: string;
  readonly perSecond: number;
  readonly p50Us: number;
}

/** Measures authentication and limits by themselves, in a process of their own. */
export async function measureAuth(
  merchants: readonly Merchant[],
  opened: AsyncDisposableStack,
): Promise<readonly AuthTimes[]> {
  const program = startJobs(deciding, opened);
  const keys = merchants.map(({ key }) => key);
  const times: AuthTimes[] = [];
  for (const decision of decisionNames) {
    const { answers, seconds, latency } = await program.run({ ...window, decision, keys });
    times.push({
      decision,
      perSecond: (answers * decisionsACall) / seconds,
      p50Us: (latency.p50 * 1_000) / decisionsACall,
    });
  }
  return times;
}

/** The same as a table. */
export function authTable(times: readonly AuthTimes[]): string {
  return textTable(
    ["before a request is read", "decisions a second", "p50, µs"],
    times.map(({ decision, perSecond, p50Us }) => [
      decision,
      numberText(perSecond),
      numberText(p50Us),
    ]),
  );
}
