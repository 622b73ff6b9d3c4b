import type { PaymentFailure } from "#db/schema/payments";
import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { next } from "#domain/changes/change";
import { failed, held } from "#domain/charges/authorised";
import { captured } from "#domain/charges/captured";
import type { Charge } from "#domain/charges/charge";
import { chargeView } from "#domain/charges/charge-view";
import { DomainError } from "#domain/errors/domain-error";
import type { ErrorCode } from "#domain/errors/error-codes";
import { type EventNote, told, toldChange } from "#domain/events/event-note";
import type { Transfer } from "#domain/ledger/transfer";
import type { Payment } from "#domain/payments/payment";
import { paymentView } from "#domain/payments/payment-view";

/** The charge of a try as the channel's answer leaves it. */
export interface AnsweredTry {
  readonly charge: Charge;
  readonly account: Account;
  readonly at: Temporal.Instant;
}

/** What a try leads to once the channel has said yes or no. */
export interface TryEnd {
  readonly payment: Payment;
  readonly charge: Charge;
  readonly line?: BalanceTransaction;
  readonly transfers: readonly Transfer[];
  readonly events: readonly EventNote[];
  readonly refusal?: DomainError;
}

/** Why a try did not succeed. */
export type Refusal = Pick<PaymentFailure, "declineCode" | "message"> & {
  readonly code: ErrorCode;
};

/** The payment as a channel's no leaves it: kept and told, and ready for another try. */
export function declined(
  payment: Payment,
  { charge: base, account }: AnsweredTry,
  refusal: Refusal,
): TryEnd {
  const failure: PaymentFailure = {
    code: refusal.code,
    declineCode: refusal.declineCode,
    message: refusal.message,
    chargeId: base.id,
    paymentMethodId: base.paymentMethodId,
  };
  const charge = failed(base, failure);
  const after = next(payment, {
    status: "requires_payment_method",
    paymentMethodId: null,
    latestChargeId: charge.id,
    lastFailure: failure,
  });
  return {
    payment: after,
    charge,
    transfers: [],
    events: [
      told("charge.failed", chargeView(charge, account), charge.version),
      paymentTold("payment_intent.payment_failed", payment, { after, account }),
    ],
    refusal: refusalOf(after, refusal),
  };
}

/** What the caller is told of a declined payment. */
export function refusalOf(payment: Payment, refusal: Refusal): DomainError {
  return new DomainError(refusal.code, refusal.message, {
    ...(refusal.declineCode ? { declineCode: refusal.declineCode } : {}),
    ...(payment.latestChargeId ? { chargeId: payment.latestChargeId } : {}),
    payment,
  });
}

/** The payment as a channel's yes leaves it: captured at once, or held where that was asked. */
export function taken(payment: Payment, answered: AnsweredTry): TryEnd {
  return payment.captureMethod === "manual"
    ? authorised(payment, answered)
    : paid(payment, answered);
}

function authorised(payment: Payment, { charge: base, account, at }: AnsweredTry): TryEnd {
  const { charge, transfers } = held(base, at);
  const after = next(payment, {
    status: "requires_capture",
    paymentMethodId: charge.paymentMethodId,
    latestChargeId: charge.id,
    lastFailure: null,
    amountCapturableMinor: payment.amountMinor,
  });
  const capturable = "payment_intent.amount_capturable_updated";
  return {
    payment: after,
    charge,
    transfers,
    events: [
      told("charge.succeeded", chargeView(charge, account), charge.version),
      paymentTold(capturable, payment, { after, account }),
    ],
  };
}

function paid(payment: Payment, { charge: base, account, at }: AnsweredTry): TryEnd {
  const result = captured(base, payment.amountMinor, { account, at });
  const after = next(payment, {
    status: "succeeded",
    paymentMethodId: result.charge.paymentMethodId,
    latestChargeId: result.charge.id,
    lastFailure: null,
    amountReceivedMinor: payment.amountMinor,
  });
  return {
    ...result,
    payment: after,
    events: [
      told("charge.succeeded", chargeView(result.charge, account), result.charge.version),
      paymentTold("payment_intent.succeeded", payment, { after, account }),
    ],
  };
}

/** An event about a payment that has changed. */
export function paymentTold(
  type: string,
  before: Payment,
  { after, account }: { readonly after: Payment; readonly account: Account },
): EventNote {
  const shapes = { before: paymentView(before, account), after: paymentView(after, account) };
  return toldChange(type, shapes, after.version);
}
