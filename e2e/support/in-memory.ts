import type { Account } from "#domain/access/context";
import { sandboxCardOfTestId } from "#domain/channels/sandbox-cards";
import { type Capture, captured } from "#domain/charges/captured";
import { newCharge } from "#domain/charges/new-charge";
import { invariant } from "#domain/errors/invariant";
import { type PaymentMethod, paymentMethodOf } from "#domain/payment-methods/payment-method";
import type { Payment } from "#domain/payments/payment";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

/** A payment that waits to be confirmed, nowhere stored. */
export function paymentRow(account: Account, fields: Partial<Payment> = {}): Payment {
  const createdAt = systemClock();
  const id = newId("pi", createdAt);
  return {
    accountId: account.id,
    id,
    status: "requires_confirmation",
    amountMinor: 10_000n,
    currency: "CNY",
    amountCapturableMinor: 0n,
    amountReceivedMinor: 0n,
    captureMethod: "automatic",
    confirmationMethod: "automatic",
    customerId: null,
    paymentMethodId: null,
    latestChargeId: null,
    description: null,
    receiptEmail: null,
    statementDescriptor: null,
    statementDescriptorSuffix: null,
    returnUrl: null,
    lastFailure: null,
    clientSecret: `${id}_secret_test`,
    metadata: {},
    cancellationReason: null,
    canceledAt: null,
    createdAt,
    version: 1n,
    ...fields,
  };
}

/** The card that a test id names as a payment method, nowhere stored. */
export function methodRow(account: Account, testId = "pm_card_visa"): PaymentMethod {
  const card = sandboxCardOfTestId(testId);
  invariant(card, "a test names a test card");
  return paymentMethodOf(card, { accountId: account.id, now: systemClock() });
}

/** A charge of so much, captured whole, and what that leads to; nowhere stored. */
export function capture(account: Account, amountMinor: bigint): Capture {
  const at = systemClock();
  const payment = paymentRow(account, { amountMinor });
  const charge = newCharge(payment, { method: methodRow(account), at });
  return captured(charge, amountMinor, { account, at });
}
