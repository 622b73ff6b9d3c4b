import { balanceTransactions } from "#db/schema/balance";
import { charges, paymentIntents } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { captured } from "#domain/charges/captured";
import { chargeView } from "#domain/charges/charge-view";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { toldChange } from "#domain/events/event-note";
import { requireAmount } from "#domain/money/require-amount";
import { paymentTold } from "#domain/payments/attempt";
import { loadPaymentAndCharge } from "#domain/payments/load-payment";
import { type Payment, requireMove } from "#domain/payments/payment";

export interface CapturePaymentInput {
  readonly paymentId: string;
  /** All that is capturable where it is left out; what is not captured is let go. */
  readonly amountToCaptureMinor?: bigint | undefined;
}

/** Takes all or part of an authorised payment, once. */
export async function capturePayment(ctx: Context, input: CapturePaymentInput): Promise<Payment> {
  requireScope(ctx, "payments:write");

  return commit(ctx, async (read) => {
    const { payment, charge } = await loadPaymentAndCharge(read, input.paymentId);
    requireMove(payment, "capture");
    invariant(charge, "an authorised payment has a charge");
    const amountMinor = input.amountToCaptureMinor ?? payment.amountCapturableMinor;
    requireAmount(amountMinor, "amount_to_capture");
    requireAtMost(amountMinor, payment.amountCapturableMinor);

    const taken = captured(charge, amountMinor, { account: ctx.account, at: read.now });
    const after = next(payment, {
      status: "succeeded",
      amountReceivedMinor: amountMinor,
      amountCapturableMinor: 0n,
    });
    const shapes = {
      before: chargeView(charge, ctx.account),
      after: chargeView(taken.charge, ctx.account),
    };
    return change(after, {
      audit: { action: "payment.captured", subject: payment.id },
      events: [
        toldChange("charge.captured", shapes, taken.charge.version),
        paymentTold("payment_intent.succeeded", payment, { after, account: ctx.account }),
      ],
    })
      .updates(paymentIntents, payment, after)
      .updates(charges, charge, taken.charge)
      .inserts(balanceTransactions, taken.line)
      .transfers(taken.transfers);
  });
}

function requireAtMost(amountMinor: bigint, capturableMinor: bigint): void {
  if (amountMinor <= capturableMinor) return;
  throw new DomainError(
    "amount_too_large",
    `At most ${capturableMinor} can be captured of this payment.`,
    { param: "amount_to_capture" },
  );
}
