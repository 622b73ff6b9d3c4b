import type { Context } from "#domain/access/context";
import type { Charge } from "#domain/charges/charge";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import type { Payment } from "#domain/payments/payment";
import { retrievePayment } from "#domain/payments/retrieve-payment";

/** A payment with its latest attempt, where there was one. */
export interface TriedPayment {
  readonly payment: Payment;
  readonly charge: Charge | undefined;
}

/** What the forms that move a payment's money go by. */
export async function triedPayment(ctx: Context, paymentId: string): Promise<TriedPayment> {
  const payment = await retrievePayment(ctx, { paymentId });
  const { latestChargeId: chargeId } = payment;
  return { payment, charge: chargeId ? await retrieveCharge(ctx, { chargeId }) : undefined };
}
