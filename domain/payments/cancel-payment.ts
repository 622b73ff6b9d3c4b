import { charges, paymentIntents } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { voided } from "#domain/charges/authorised";
import { chargeView } from "#domain/charges/charge-view";
import { invariant } from "#domain/errors/invariant";
import { toldChange } from "#domain/events/event-note";
import { paymentTold } from "#domain/payments/attempt";
import { loadPaymentAndCharge } from "#domain/payments/load-payment";
import { type Payment, requireMove } from "#domain/payments/payment";

export interface CancelPaymentInput {
  readonly paymentId: string;
  readonly reason?: string | undefined;
}

/** Ends a payment that was not taken; what was authorised is let go. */
export async function cancelPayment(ctx: Context, input: CancelPaymentInput): Promise<Payment> {
  requireScope(ctx, "payments:write");

  return commit(ctx, async (read) => {
    const { payment, charge } = await loadPaymentAndCharge(read, input.paymentId);
    requireMove(payment, "cancel");
    const after = next(payment, {
      status: "canceled",
      amountCapturableMinor: 0n,
      canceledAt: read.now,
      cancellationReason: input.reason ?? null,
    });
    const events = [
      paymentTold("payment_intent.canceled", payment, { after, account: ctx.account }),
    ];
    const audit = { action: "payment.canceled", subject: payment.id };
    if (payment.status !== "requires_capture") {
      return change(after, { audit, events }).updates(paymentIntents, payment, after);
    }

    invariant(charge, "an authorised payment has a charge");
    const released = voided(charge, read.now);
    const shapes = {
      before: chargeView(charge, ctx.account),
      after: chargeView(released.charge, ctx.account),
    };
    const chargeTold = toldChange("charge.refunded", shapes, released.charge.version);
    return change(after, { audit, events: [...events, chargeTold] })
      .updates(paymentIntents, payment, after)
      .updates(charges, charge, released.charge)
      .transfers(released.transfers);
  });
}
