import { expireAuthorisation, lapsedBy } from "#domain/authorisations/expire-authorisation";
import { type UncapturedCharge, uncapturedCharges } from "#domain/authorisations/queries";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";

/** Lets go of everything that was authorised and not captured in time, in all accounts. */
export function expireAuthorisations(clock: Clock): Promise<Served> {
  const authorisedBy = lapsedBy(clock());
  return serveDue<UncapturedCharge>(clock, {
    failure: "An authorisation could not be let go; it is tried again in the next round.",
    next: (after) => uncapturedCharges(authorisedBy, after),
    serve: (ctx, { paymentIntentId }) => expireAuthorisation(ctx, { paymentId: paymentIntentId }),
  });
}
