import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { Alert } from "#domain/alerts/alert";
import { type Measure, type Threshold, thresholdsOf } from "#domain/alerts/alert-rule";
import { measures } from "#domain/alerts/measure";
import { latestAlerts, openAlerts, ruleRows } from "#domain/alerts/queries";
import { readerOf } from "#domain/changes/reader";

/** A threshold, what is true now, and the alert that goes on, if one does. */
export interface AlertStanding {
  readonly threshold: Threshold;
  readonly measure: Measure;
  readonly open: Alert | undefined;
}

/** Each threshold of the account beside the value it is compared with now, and the last alerts. */
export async function alertStandings(ctx: Context): Promise<{
  readonly standings: readonly AlertStanding[];
  readonly latest: readonly Alert[];
}> {
  requireScope(ctx, "alerts:read");

  const read = readerOf(ctx);
  const thresholds = thresholdsOf(await ruleRows(read));
  const [measured, open, latest] = await Promise.all([
    measures(read, thresholds),
    openAlerts(read),
    latestAlerts(read, mostShown),
  ]);
  const standings = thresholds.map((threshold) => ({
    threshold,
    measure: measured.get(threshold.kind) ?? { value: null, counted: 0 },
    open: open.find(({ kind }) => kind === threshold.kind),
  }));
  return { standings, latest };
}

const mostShown = 20;
