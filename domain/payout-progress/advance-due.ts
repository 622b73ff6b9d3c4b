import { type Served, serveDue } from "#domain/merchants/serve-due";
import { advancePayout } from "#domain/payout-progress/advance-payout";
import { type DuePayout, duePayouts } from "#domain/payout-progress/queries";
import type { Clock } from "#platform/clock";

/** Takes every payout a step further whose bank has something to say, in all accounts. */
export function advanceDue(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<DuePayout>(clock, {
    failure: "A payout could not be taken further; it is tried again in the next round.",
    next: (after) => duePayouts(now, after),
    serve: (ctx, { id }) => advancePayout(ctx, { payoutId: id }),
  });
}
