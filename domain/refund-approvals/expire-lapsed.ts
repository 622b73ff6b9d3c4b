import { type Served, serveDue } from "#domain/merchants/serve-due";
import { expireRefund } from "#domain/refund-approvals/expire-refund";
import { type LapsedRefund, lapsedRefunds } from "#domain/refund-approvals/queries";
import type { Clock } from "#platform/clock";

/** Ends every refund whose time for approval has passed, in all accounts. */
export function expireLapsed(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<LapsedRefund>(clock, {
    failure: "A lapsed refund could not be ended; it is tried again in the next round.",
    next: (after) => lapsedRefunds(now, after),
    serve: (ctx, { id }) => expireRefund(ctx, { refundId: id }),
  });
}
