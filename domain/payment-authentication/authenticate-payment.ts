import { paymentIntents } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { invariant } from "#domain/errors/invariant";
import { resolvePaymentMethod, withMethod } from "#domain/payment-methods/resolve-payment-method";
import { paymentTold } from "#domain/payments/answered-try";
import { attempt, withAttempt } from "#domain/payments/attempt";
import { loadPayment, noSuchPayment } from "#domain/payments/load-payment";
import { type Payment, requireMove } from "#domain/payments/payment";
import { loadPayer } from "#domain/wallets/load-holder";
import { equalInConstantTime } from "#platform/secrets";

export interface AuthenticatePaymentInput {
  readonly paymentId: string;
  readonly clientSecret: string;
  /** What the payer said to their bank. */
  readonly outcome: "approved" | "refused";
}

/** The payer has met their bank: goes on with the payment that waited, or turns it down. */
export async function authenticatePayment(
  ctx: Context,
  input: AuthenticatePaymentInput,
): Promise<Payment> {
  requireScope(ctx, "payments:authenticate");

  return commit(ctx, async (read) => {
    const payment = await loadPayment(read, input.paymentId);
    requireSecret(payment, input.clientSecret);
    requireMove(payment, "authenticate");
    invariant(payment.paymentMethodId, "a payment that waits for its payer has a method");
    if (input.outcome === "refused") return refusal(ctx, payment);
    const method = await resolvePaymentMethod(ctx, read, payment.paymentMethodId);
    const made = attempt(payment, {
      method: method.row,
      holder: await loadPayer(read, payment.customerId, method.row.type),
      account: ctx.account,
      at: read.now,
      operation: "authorise_after_step_up",
      offSession: false,
    });
    const authenticated = change(made.payment, {
      audit: { action: "payment.authenticated", subject: payment.id },
      events: made.events,
    });
    authenticated.updates(paymentIntents, payment, made.payment);
    return withAttempt(withMethod(authenticated, method), made);
  });
}

/** Answers a wrong secret like a payment that does not exist. */
export function requireSecret(payment: Payment, clientSecret: string): void {
  if (equalInConstantTime(payment.clientSecret, clientSecret)) return;
  throw noSuchPayment();
}

function refusal(ctx: Context, payment: Payment): Change<Payment> {
  const after = next(payment, {
    status: "requires_payment_method",
    paymentMethodId: null,
    lastFailure: {
      code: "payment_intent_authentication_failure",
      declineCode: null,
      message: "The payer did not confirm this payment with their bank.",
      chargeId: null,
      paymentMethodId: payment.paymentMethodId,
    },
  });
  const type = "payment_intent.payment_failed";
  return change(after, {
    audit: { action: "payment.authentication_refused", subject: payment.id },
    events: [paymentTold(type, payment, { after, account: ctx.account })],
  }).updates(paymentIntents, payment, after);
}
