import { paymentMethods } from "#db/schema/payment-methods";
import { paymentIntents } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import type { Currency } from "#domain/money/currencies";
import { requireAmount } from "#domain/money/require-amount";
import { requireUsableBy } from "#domain/payment-methods/require-usable-by";
import {
  type ResolvedPaymentMethod,
  resolvePaymentMethod,
} from "#domain/payment-methods/resolve-payment-method";
import { type Attempt, attempt, withAttempt } from "#domain/payments/attempt";
import { type Payment, requireWebAddress } from "#domain/payments/payment";
import { paymentView } from "#domain/payments/payment-view";
import { newId } from "#platform/ids";
import { randomToken } from "#platform/random";

export interface CreatePaymentInput {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly captureMethod?: Payment["captureMethod"] | undefined;
  readonly confirmationMethod?: Payment["confirmationMethod"] | undefined;
  /** Try to take the money at once. */
  readonly confirm?: boolean | undefined;
  readonly offSession?: boolean | undefined;
  readonly customerId?: string | undefined;
  /** An id of ours, or a test id in a sandbox. */
  readonly paymentMethodId?: string | undefined;
  readonly description?: string | undefined;
  readonly receiptEmail?: string | undefined;
  readonly returnUrl?: string | undefined;
  readonly statementDescriptor?: string | undefined;
  readonly statementDescriptorSuffix?: string | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Asks for a payment, and if told to confirm, takes it: all of that happens, or none of it. */
export async function createPayment(ctx: Context, input: CreatePaymentInput): Promise<Payment> {
  requireScope(ctx, "payments:write");
  requireAmount(input.amountMinor, "amount");
  requireWebAddress(input.returnUrl);

  return commit(ctx, async (read) => {
    const customer =
      input.customerId === undefined
        ? undefined
        : await loadCustomer(read, input.customerId, "customer");
    const method =
      input.paymentMethodId === undefined
        ? undefined
        : await resolvePaymentMethod(ctx, read, input.paymentMethodId);
    const created = newPayment(input, read, {
      customerId: customer?.id ?? null,
      paymentMethodId: method?.row.id ?? null,
    });
    return creation(ctx, created, { method, input, at: read.now });
  });
}

interface CreationTerms {
  readonly method: ResolvedPaymentMethod | undefined;
  readonly input: CreatePaymentInput;
  readonly at: Temporal.Instant;
}

function creation(ctx: Context, created: Payment, { method, input, at }: CreationTerms) {
  if (method) requireUsableBy(method.row, created.customerId);
  const made = input.confirm
    ? attempt(created, {
        method: requireMethod(method),
        account: ctx.account,
        at,
        operation: "authorise",
        offSession: input.offSession ?? false,
      })
    : unattempted(created);
  const madeNow = change(made.payment, {
    audit: { action: "payment.created", subject: created.id },
    events: [
      told("payment_intent.created", paymentView(created, ctx.account), created.version),
      ...made.events,
    ],
  });
  if (method?.isNew) madeNow.inserts(paymentMethods, method.row);
  return withAttempt(madeNow.inserts(paymentIntents, made.payment), made);
}

function unattempted(payment: Payment): Attempt {
  return { payment, transfers: [], events: [] };
}

function requireMethod(method: ResolvedPaymentMethod | undefined) {
  if (method) return method.row;
  throw new DomainError(
    "parameter_missing",
    "A payment that is confirmed at once needs a payment_method.",
    { param: "payment_method" },
  );
}

function newPayment(
  input: CreatePaymentInput,
  read: Reader,
  references: Pick<Payment, "customerId" | "paymentMethodId">,
): Payment {
  const id = newId("pi", read.now);
  return {
    ...references,
    accountId: read.accountId,
    id,
    status: references.paymentMethodId ? "requires_confirmation" : "requires_payment_method",
    amountMinor: input.amountMinor,
    currency: input.currency,
    amountCapturableMinor: 0n,
    amountReceivedMinor: 0n,
    captureMethod: input.captureMethod ?? "automatic",
    confirmationMethod: input.confirmationMethod ?? "automatic",
    latestChargeId: null,
    description: input.description ?? null,
    receiptEmail: input.receiptEmail?.toLowerCase() ?? null,
    statementDescriptor: input.statementDescriptor ?? null,
    statementDescriptorSuffix: input.statementDescriptorSuffix ?? null,
    returnUrl: input.returnUrl ?? null,
    lastFailure: null,
    clientSecret: `${id}_secret_${randomToken()}`,
    metadata: changedMetadata({}, input.metadata),
    cancellationReason: null,
    canceledAt: null,
    createdAt: read.now,
    version: 1n,
  };
}
