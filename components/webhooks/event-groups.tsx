import type { Messages } from "#messages/translator";

type Group = keyof Messages["webhooks"]["groups"];

/** The groups of events that can be chosen with a press, in the order of the trade. */
const groups = [
  ["all", "*"],
  ["payment_intent", "payment_intent.*"],
  ["charge", "charge.*"],
  ["refund", "refund.*"],
  ["customer", "customer.*"],
  ["payment_method", "payment_method.*"],
  ["setup_intent", "setup_intent.*"],
  ["payout", "payout.*"],
  ["transfer", "transfer.*"],
  ["cash_balance", "cash_balance.*"],
  ["account", "account.*"],
  ["webhook_endpoint", "webhook_endpoint.*"],
] as const satisfies readonly (readonly [Group, string])[];

/** A group with the pattern that names its types. */
export const eventGroups = groups.map(([key, pattern]) => ({ key, pattern }));

const patternsOfGroups: ReadonlySet<string> = new Set(groups.map(([, pattern]) => pattern));

/** What an endpoint takes, as the form shows it: what is ticked, and the rest line by line. */
export function shownChoice(enabledEvents: readonly string[]) {
  return {
    ticked: enabledEvents.filter((pattern) => patternsOfGroups.has(pattern)),
    others: enabledEvents.filter((pattern) => !patternsOfGroups.has(pattern)).join("\n"),
  };
}
