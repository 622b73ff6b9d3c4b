import type { alerts } from "#db/schema/alerts";
import type { Measure, Threshold } from "#domain/alerts/alert-rule";
import { next } from "#domain/changes/change";
import type { Id } from "#platform/ids";

/** One time that a threshold was passed. */
export type Alert = typeof alerts.$inferSelect;

/** It ends where the value has come down this far below the threshold, and stayed there so long. */
const calmPart = 0.8;
const calmMinutes = 5;

/** What happens to an alert of a kind. */
export type AlertMove =
  | { readonly kind: "begins" | "goes_on" | "ends"; readonly alert: Alert }
  | undefined;

/** What is known of a kind of alert at one moment. */
interface Seen {
  readonly accountId: Id<"acct">;
  readonly open: Alert | undefined;
  readonly threshold: Threshold;
  readonly measure: Measure;
  readonly now: Temporal.Instant;
}

/**
 * Whether an alert begins, goes on or ends. It begins when the value reaches the threshold, and
 * ends when it has stayed well below for minutes: a value at the edge makes one alert.
 */
export function alertMove(seen: Seen, newAlertId: () => Id<"alrt">): AlertMove {
  const { open, threshold, measure, now } = seen;
  const value = threshold.isOn ? (measure.value ?? 0) : 0;
  if (open) return openMove(open, value, now);
  if (!threshold.isOn || value < threshold.threshold) return undefined;
  const alert: Alert = {
    accountId: seen.accountId,
    id: newAlertId(),
    kind: threshold.kind,
    threshold: threshold.threshold,
    windowMinutes: threshold.windowMinutes,
    value,
    peak: value,
    beganAt: now,
    calmSince: null,
    endedAt: null,
    version: 1n,
  };
  return { kind: "begins", alert };
}

function openMove(open: Alert, value: number, now: Temporal.Instant): AlertMove {
  const isCalm = value < open.threshold * calmPart;
  if (!isCalm) {
    const peak = Math.max(open.peak, value);
    if (peak === open.peak && open.calmSince === null) return undefined;
    return { kind: "goes_on", alert: next(open, { peak, calmSince: null }) };
  }
  if (open.calmSince === null) return { kind: "goes_on", alert: next(open, { calmSince: now }) };
  const calmMs = now.epochMilliseconds - open.calmSince.epochMilliseconds;
  if (calmMs < calmMinutes * 60_000) return undefined;
  return { kind: "ends", alert: next(open, { endedAt: now }) };
}
