import { alerts } from "#db/schema/alerts";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Alert, type AlertMove, alertMove } from "#domain/alerts/alert";
import { thresholdsOf } from "#domain/alerts/alert-rule";
import { alertView } from "#domain/alerts/alert-view";
import { measures } from "#domain/alerts/measure";
import { openAlerts, ruleRows } from "#domain/alerts/queries";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { type Reader, readerOf } from "#domain/changes/reader";
import { told, toldChange } from "#domain/events/event-note";
import { newId } from "#platform/ids";

type Move = Exclude<AlertMove, undefined> & { readonly before: Alert | undefined };

/** Looks whether alerts of the account begin or end; people are told by the events of it. */
export async function evaluateAlerts(ctx: Context): Promise<readonly Alert[]> {
  requireScope(ctx, "alerts:evaluate");

  // Mostly nothing moves, and then nothing is written.
  if ((await movesOf(readerOf(ctx))).length === 0) return [];
  return commit(ctx, async (read) => changeOf(ctx, await movesOf(read)));
}

async function movesOf(read: Reader): Promise<readonly Move[]> {
  const { accountId, now } = read;
  const [said, open] = await Promise.all([ruleRows(read), openAlerts(read)]);
  const thresholds = thresholdsOf(said);
  const measured = await measures(read, thresholds);
  return thresholds.flatMap((threshold): Move[] => {
    const before = open.find(({ kind }) => kind === threshold.kind);
    const measure = measured.get(threshold.kind) ?? { value: null, counted: 0 };
    const seen = { accountId, open: before, threshold, measure, now };
    const move = alertMove(seen, () => newId("alrt", now));
    return move ? [{ ...move, before }] : [];
  });
}

function changeOf(ctx: Context, moves: readonly Move[]): Change<readonly Alert[]> {
  const moved = moves.map(({ alert }) => alert);
  const events = moves.flatMap(eventsOf);
  const audit = { action: "alerts.evaluated", subject: ctx.account.id };
  const made = change<readonly Alert[]>(moved, { audit, events });
  for (const { before, alert } of moves) {
    if (before) made.updates(alerts, before, alert);
    else made.inserts(alerts, alert);
  }
  return made;
}

function eventsOf({ kind, before, alert }: Move) {
  if (kind === "begins") return [told("alert.began", alertView(alert), alert.version)];
  if (kind === "goes_on" || !before) return [];
  const shapes = { before: alertView(before), after: alertView(alert) };
  return [toldChange("alert.ended", shapes, alert.version)];
}
