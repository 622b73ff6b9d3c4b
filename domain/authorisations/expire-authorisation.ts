import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { letGo } from "#domain/authorisations/cancel-payment";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { loadPaymentAndCharge } from "#domain/payments/load-payment";
import { type Payment, requireMove } from "#domain/payments/payment";

const daysHeld = 7;
const hoursADay = 24;

/** From when on what was authorised by then has to be let go: banks hold no longer for us. */
export function lapsedBy(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: daysHeld * hoursADay });
}

/** Ends a payment that was authorised and not captured in time; its payer has the money free. */
export async function expireAuthorisation(
  ctx: Context,
  { paymentId }: { readonly paymentId: string },
): Promise<Payment> {
  requireScope(ctx, "payments:expire");

  return commit(ctx, async (read) => {
    const { payment, charge } = await loadPaymentAndCharge(read, paymentId);
    requireMove(payment, "capture");
    const authorisedAt = charge?.authorisedAt;
    if (!authorisedAt || Temporal.Instant.compare(authorisedAt, lapsedBy(read.now)) > 0) {
      throw new DomainError(
        "payment_intent_unexpected_state",
        "This payment can still be captured.",
        { payment },
      );
    }
    return letGo({ payment, charge }, { ctx, read, reason: "automatic" });
  });
}
