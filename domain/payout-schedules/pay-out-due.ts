import { type Served, serveDue } from "#domain/merchants/serve-due";
import { payOutScheduled } from "#domain/payout-schedules/pay-out-scheduled";
import { type DueAccount, dueAccounts } from "#domain/payout-schedules/queries";
import type { Clock } from "#platform/clock";

/** Pays out the balance of every account whose day has come. */
export function payOutDue(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<DueAccount>(clock, {
    failure: "A scheduled payout could not be made; it is tried again in the next round.",
    next: (after) => dueAccounts(now, after),
    serve: (ctx) => payOutScheduled(ctx),
  });
}
