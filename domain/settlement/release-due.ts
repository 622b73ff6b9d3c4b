import { type Served, serveDue } from "#domain/merchants/serve-due";
import { type DueCharge, dueCharges } from "#domain/settlement/queries";
import { releaseCharge } from "#domain/settlement/release-charge";
import type { Clock } from "#platform/clock";

/** Makes the money of every charge available whose time has come, in all accounts. */
export function releaseDue(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<DueCharge>(clock, {
    failure: "A due charge could not be released; it is tried again in the next round.",
    next: (after) => dueCharges(now, after),
    serve: (ctx, { id }) => releaseCharge(ctx, { chargeId: id }),
  });
}
