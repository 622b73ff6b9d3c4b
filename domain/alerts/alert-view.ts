import type { Alert } from "#domain/alerts/alert";
import { unixSeconds } from "#platform/clock";

/** What events tell of an alert; its values are per mille, but milliseconds for latency. */
export function alertView(alert: Alert) {
  return {
    id: alert.id,
    object: "alert" as const,
    began_at: unixSeconds(alert.beganAt),
    ended_at: alert.endedAt && unixSeconds(alert.endedAt),
    kind: alert.kind,
    peak: alert.peak,
    status: alert.endedAt ? ("ended" as const) : ("active" as const),
    threshold: alert.threshold,
    value: alert.value,
    window_minutes: alert.windowMinutes,
  };
}
