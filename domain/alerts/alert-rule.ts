import { alertKinds, type alertRules } from "#db/schema/alerts";

/** What people are alerted of. */
export type AlertKind = (typeof alertKinds)[number];

export type AlertRule = typeof alertRules.$inferSelect;

/** When people are alerted of one kind; from what they have said, or from what holds until then. */
export type Threshold = Pick<AlertRule, "isOn" | "kind" | "threshold" | "windowMinutes">;

/** Per mille of requests or deliveries, but milliseconds for latency. */
const defaults: Readonly<Record<AlertKind, Omit<Threshold, "kind">>> = {
  server_errors: { isOn: true, threshold: 20, windowMinutes: 5 },
  request_errors: { isOn: true, threshold: 300, windowMinutes: 15 },
  latency: { isOn: true, threshold: 2_000, windowMinutes: 5 },
  deliveries: { isOn: true, threshold: 300, windowMinutes: 15 },
};

/** The thresholds of an account, one for each kind, in the order of the kinds. */
export function thresholdsOf(said: readonly AlertRule[]): readonly Threshold[] {
  return alertKinds.map((kind) => {
    const rule = said.find((one) => one.kind === kind);
    return rule ?? { kind, ...defaults[kind] };
  });
}

/** What was measured of a kind within its window. */
export interface Measure {
  /** In the unit of the threshold; null where too few were counted to say anything. */
  readonly value: number | null;
  /** How many requests or deliveries there were. */
  readonly counted: number;
}

/** So few say nothing: one failure of three is no rate. */
export const fewest: Readonly<Record<AlertKind, number>> = {
  server_errors: 20,
  request_errors: 20,
  latency: 20,
  deliveries: 5,
};
