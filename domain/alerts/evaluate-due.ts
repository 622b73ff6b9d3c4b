import { evaluateAlerts } from "#domain/alerts/evaluate-alerts";
import { type AccountToWatch, accountsToWatch } from "#domain/alerts/queries";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";

/** Looks at every account in which something happened of late, or an alert goes on. */
export function evaluateDue(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<AccountToWatch>(clock, {
    failure: "An account's alerts could not be looked at; it is tried again in the next round.",
    next: (after) => accountsToWatch(now, after),
    serve: (ctx) => evaluateAlerts(ctx),
  });
}
