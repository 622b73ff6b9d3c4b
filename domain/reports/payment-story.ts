import type { auditEntries, events } from "#db/schema/record";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import {
  operationsOfPayment,
  type ToldOperation,
} from "#domain/channel-operations/operations-of-payment";
import type { Charge } from "#domain/charges/charge";
import type { Customer } from "#domain/customers/customer";
import type { StoredTransfer } from "#domain/ledger/transfer";
import type { Payment } from "#domain/payments/payment";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import type { Refund, RefundDecision } from "#domain/refunds/refund";
import {
  actorNames,
  auditOf,
  chargesOfPayment,
  customersNamed,
  decisionsOn,
  eventsAbout,
  refundsOfPayment,
  transfersFor,
} from "#domain/reports/queries";

/** All that happened to a payment, from its first attempt to the last ledger transfer. */
export interface PaymentStory {
  readonly payment: Payment;
  readonly charges: readonly Charge[];
  readonly refunds: readonly Refund[];
  readonly decisions: readonly RefundDecision[];
  readonly transfers: readonly StoredTransfer[];
  /** What was asked of a remote channel; nothing for those who may not see channels. */
  readonly operations: readonly ToldOperation[];
  readonly events: readonly (typeof events.$inferSelect)[];
  readonly audit: readonly (typeof auditEntries.$inferSelect)[];
  readonly customer: Pick<Customer, "id" | "name" | "email"> | undefined;
  /** Names of people and keys by `person:usr_…`, `api_key:key_…`. */
  readonly names: ReadonlyMap<string, string>;
}

/** The whole life of one payment. */
export async function paymentStory(
  ctx: Context,
  input: { readonly paymentId: string },
): Promise<PaymentStory> {
  requireScope(ctx, "payments:read");

  const payment = await retrievePayment(ctx, input);
  const read = readerOf(ctx);
  const [charges, refunds, operations] = await Promise.all([
    chargesOfPayment(read, payment.id),
    refundsOfPayment(read, payment.id),
    ctx.scopes.has("channels:read") ? operationsOfPayment(ctx, input) : [],
  ]);
  const ids = [payment.id, ...charges.map(({ id }) => id), ...refunds.map(({ id }) => id)];
  const [decisions, transfers, told, audit] = await Promise.all([
    decisionsOn(
      read,
      refunds.map(({ id }) => id),
    ),
    transfersFor(read, ids),
    eventsAbout(read, ids),
    auditOf(read, ids),
  ]);
  const actors = [
    ...refunds.map(({ requestedByActor }) => requestedByActor),
    ...decisions.map(({ decidedBy }) => `person:${decidedBy}`),
  ];
  const [names, customers] = await Promise.all([
    actorNames(read, actors),
    customersNamed(read, payment.customerId ? [payment.customerId] : []),
  ]);
  const [customer] = customers;
  const asked = { payment, charges, refunds, decisions, operations };
  return { ...asked, customer, transfers, events: told, audit, names };
}
