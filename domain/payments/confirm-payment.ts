import { paymentIntents } from "#db/schema/payments";
import type { Actor } from "#domain/access/actor";
import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import type { EventNote } from "#domain/events/event-note";
import { requireUsableBy } from "#domain/payment-methods/require-usable-by";
import {
  type MethodChoice,
  type ResolvedPaymentMethod,
  resolvePaymentMethod,
  sourceOf,
  withMethod,
} from "#domain/payment-methods/resolve-payment-method";
import { attempt, withAttempt } from "#domain/payments/attempt";
import { loadPayment } from "#domain/payments/load-payment";
import { type Payment, requireMove, requireWebAddress } from "#domain/payments/payment";
import { loadPayer } from "#domain/wallets/load-holder";
import type { Holder } from "#domain/wallets/wallet";

export interface ConfirmPaymentInput extends MethodChoice {
  readonly paymentId: string;
  readonly offSession?: boolean | undefined;
  readonly receiptEmail?: string | undefined;
  readonly returnUrl?: string | undefined;
}

/** Tries to take the payment; a decline is kept and told, and leaves it ready for another try. */
export async function confirmPayment(ctx: Context, input: ConfirmPaymentInput): Promise<Payment> {
  requireScope(ctx, "payments:write");
  requireWebAddress(input.returnUrl);

  return commit(ctx, async (read) => {
    const payment = await loadPayment(read, input.paymentId);
    requireMove(payment, "confirm");
    const source = sourceOf(input) ?? payment.paymentMethodId;
    if (source === null) {
      throw new DomainError(
        "parameter_missing",
        "This payment has no payment method yet; send payment_method.",
        { param: "payment_method" },
      );
    }
    const method = await resolvePaymentMethod(ctx, read, source);
    return confirmation(payment, {
      method,
      holder: await loadPayer(read, payment.customerId, method.row.type),
      account: ctx.account,
      at: read.now,
      offSession: input.offSession ?? false,
      actor: ctx.actor,
      receiptEmail: input.receiptEmail?.toLowerCase(),
      returnUrl: input.returnUrl,
    });
  });
}

/** How a payment is confirmed, and what is said with it. */
export interface ConfirmationTerms {
  readonly method: ResolvedPaymentMethod;
  /** Who pays, where that is said; of `loadPayer`. */
  readonly holder: Holder | undefined;
  readonly account: Account;
  readonly at: Temporal.Instant;
  readonly offSession: boolean;
  readonly receiptEmail?: string | undefined;
  readonly returnUrl?: string | undefined;
  /** Absent where it is the payer. */
  readonly actor?: Actor | undefined;
  /** What else is told in the same change, by how the payment came out of it. */
  readonly alsoTold?: (after: Payment) => readonly EventNote[];
}

/** What a confirmation changes: one attempt by this method, which is kept where it is new. */
export function confirmation(payment: Payment, terms: ConfirmationTerms): Change<Payment> {
  const { method, holder, account, at, offSession } = terms;
  requireMove(payment, "confirm");
  requireUsableBy(method.row, payment.customerId);
  const asked: Payment = {
    ...payment,
    receiptEmail: terms.receiptEmail ?? payment.receiptEmail,
    returnUrl: terms.returnUrl ?? payment.returnUrl,
  };
  const made = attempt(asked, {
    method: method.row,
    holder,
    account,
    at,
    operation: "authorise",
    offSession,
    actor: terms.actor,
  });
  const confirmed = change(made.payment, {
    audit: { action: "payment.confirmed", subject: payment.id },
    events: [...made.events, ...(terms.alsoTold?.(made.payment) ?? [])],
  }).updates(paymentIntents, payment, made.payment);
  return withAttempt(withMethod(confirmed, method), made);
}
