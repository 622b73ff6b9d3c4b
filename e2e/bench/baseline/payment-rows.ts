import type { events } from "#db/schema/record";
import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { next } from "#domain/changes/change";
import { sandboxCardOfTestId } from "#domain/channels/sandbox-cards";
import { captured } from "#domain/charges/captured";
import type { Charge } from "#domain/charges/charge";
import { chargeView } from "#domain/charges/charge-view";
import { newCharge } from "#domain/charges/new-charge";
import { invariant } from "#domain/errors/invariant";
import { type EventNote, told, toldChange } from "#domain/events/event-note";
import type { Transfer } from "#domain/ledger/transfer";
import { type PaymentMethod, paymentMethodOf } from "#domain/payment-methods/payment-method";
import type { Payment } from "#domain/payments/payment";
import { paymentView } from "#domain/payments/payment-view";
import type { PaymentInput } from "#e2e/bench/baseline/payment-input";
import { newId } from "#platform/ids";
import { randomToken } from "#platform/random";

/** The rows of a payment that a card pays at once. */
export interface PaidPayment {
  /** As it stood before it was paid; only told of. */
  readonly asked: Payment;
  readonly payment: Payment;
  readonly method: PaymentMethod;
  readonly charge: Charge;
  readonly line: BalanceTransaction;
  readonly transfers: readonly Transfer[];
}

/** What the product would write for this payment, row by row. */
export function paidPayment(
  account: Account,
  input: PaymentInput,
  at: Temporal.Instant,
): PaidPayment {
  const card = sandboxCardOfTestId(input.payment_method);
  invariant(card, "the contract names a card that there is");
  const method = paymentMethodOf(card, { accountId: account.id, now: at });
  const asked = newPayment({ account, input, method, at });
  const taken = captured(newCharge(asked, { method, at }), asked.amountMinor, { account, at });
  const payment = next(asked, {
    status: "succeeded",
    latestChargeId: taken.charge.id,
    amountReceivedMinor: asked.amountMinor,
  });
  return { ...taken, asked, payment, method };
}

/** What integrators are told of it. */
export function eventRows({
  asked,
  payment,
  charge,
  account,
}: Pick<PaidPayment, "asked" | "charge" | "payment"> & { readonly account: Account }) {
  const before = paymentView(asked, account);
  const after = paymentView(payment, account);
  const notes = [
    told("payment_intent.created", before, asked.version),
    told("charge.succeeded", chargeView(charge, account), charge.version),
    toldChange("payment_intent.succeeded", { before, after }, payment.version),
  ];
  const ids = notes.map(() => newId("evt", payment.createdAt)).toSorted();
  return notes.map((note, place) => eventRow(note, { payment, id: ids[place] }));
}

function eventRow(
  { type, object, sequence, previousAttributes }: EventNote,
  {
    payment,
    id,
  }: { readonly payment: Payment; readonly id: typeof events.$inferInsert.id | undefined },
) {
  invariant(id, "there is an id for each event");
  const { accountId, createdAt } = payment;
  return {
    accountId,
    id,
    type,
    objectId: object.id,
    sequence,
    object,
    previousAttributes,
    createdAt,
  };
}

interface NewPayment {
  readonly account: Account;
  readonly input: PaymentInput;
  readonly method: PaymentMethod;
  readonly at: Temporal.Instant;
}

function newPayment({ account, input, method, at }: NewPayment): Payment {
  const id = newId("pi", at);
  return {
    accountId: account.id,
    id,
    status: "requires_confirmation",
    amountMinor: input.amount,
    currency: input.currency,
    amountCapturableMinor: 0n,
    amountReceivedMinor: 0n,
    captureMethod: "automatic",
    confirmationMethod: "automatic",
    customerId: null,
    paymentMethodId: method.id,
    latestChargeId: null,
    description: null,
    receiptEmail: null,
    statementDescriptor: null,
    statementDescriptorSuffix: null,
    returnUrl: null,
    lastFailure: null,
    clientSecret: `${id}_secret_${randomToken()}`,
    metadata: {},
    cancellationReason: null,
    canceledAt: null,
    createdAt: at,
    version: 1n,
  };
}
