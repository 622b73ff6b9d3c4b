import type { paymentIntents } from "#db/schema/payments";
import type { Charge } from "#domain/charges/charge";
import { cardOf, type PaymentMethod } from "#domain/payment-methods/payment-method";
import { newId } from "#platform/ids";

/** What is asked for, as its row has it. */
type Asked = typeof paymentIntents.$inferSelect;

/** The charge that trying this payment with this method begins as; its id is our reference. */
export function newCharge(
  payment: Asked,
  { method, at }: { readonly method: PaymentMethod; readonly at: Temporal.Instant },
): Charge {
  const id = newId("ch", at);
  return {
    accountId: payment.accountId,
    id,
    paymentIntentId: payment.id,
    customerId: payment.customerId,
    paymentMethodId: method.id,
    status: "succeeded",
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    captured: false,
    amountCapturedMinor: 0n,
    amountRefundReservedMinor: 0n,
    amountRefundedMinor: 0n,
    feeMinor: 0n,
    feeReturnedMinor: 0n,
    holdTransferId: null,
    refundHoldTransferId: null,
    balanceTransactionId: null,
    availableAt: null,
    releasedAt: null,
    methodType: method.type,
    card: cardOf(method),
    cardLast4: method.last4,
    billingDetails: method.billingDetails,
    description: payment.description,
    receiptEmail: payment.receiptEmail,
    statementDescriptor: payment.statementDescriptor,
    metadata: payment.metadata,
    failure: null,
    channelReference: id,
    openOperationId: null,
    authorisedAt: at,
    capturedAt: null,
    voidedAt: null,
    createdAt: at,
    version: 1n,
  };
}
