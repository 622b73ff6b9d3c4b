import { paymentIntents } from "#db/schema/payments";
import { searchTerms } from "#db/schema/search";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { metadataTexts, termsOf } from "#domain/customers/search-terms";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import type { Currency } from "#domain/money/currencies";
import { requireAmount } from "#domain/money/require-amount";
import { requireUsableBy } from "#domain/payment-methods/require-usable-by";
import {
  type MethodChoice,
  type ResolvedPaymentMethod,
  resolvePaymentMethod,
  sourceOf,
  withMethod,
} from "#domain/payment-methods/resolve-payment-method";
import { type Attempt, attempt, withAttempt } from "#domain/payments/attempt";
import { type Payment, requireWebAddress } from "#domain/payments/payment";
import { paymentView } from "#domain/payments/payment-view";
import { loadPayer } from "#domain/wallets/load-holder";
import type { Holder } from "#domain/wallets/wallet";
import { newId } from "#platform/ids";
import { randomToken } from "#platform/random";

export interface CreatePaymentInput extends MethodChoice {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly captureMethod?: Payment["captureMethod"] | undefined;
  readonly confirmationMethod?: Payment["confirmationMethod"] | undefined;
  /** Try to take the money at once. */
  readonly confirm?: boolean | undefined;
  readonly offSession?: boolean | undefined;
  readonly customerId?: string | undefined;
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
    const source = sourceOf(input);
    const method = source === undefined ? undefined : await resolvePaymentMethod(ctx, read, source);
    const holder = await loadPayer(read, input.customerId ?? null, method?.row.type ?? "card");
    const created = newPayment(input, read, {
      customerId: holder?.customer.id ?? null,
      paymentMethodId: method?.row.id ?? null,
    });
    return creation(ctx, created, { method, holder, input, at: read.now });
  });
}

interface CreationTerms {
  readonly method: ResolvedPaymentMethod | undefined;
  readonly holder: Holder | undefined;
  readonly input: CreatePaymentInput;
  readonly at: Temporal.Instant;
}

function creation(ctx: Context, created: Payment, terms: CreationTerms) {
  const { method, holder, input, at } = terms;
  if (method) requireUsableBy(method.row, created.customerId);
  const made = input.confirm
    ? attempt(created, {
        method: requireMethod(method),
        holder,
        account: ctx.account,
        at,
        operation: "authorise",
        offSession: input.offSession ?? false,
        actor: ctx.actor,
      })
    : unattempted(created, holder);
  const madeNow = change(made.payment, {
    audit: { action: "payment.created", subject: created.id },
    events: [
      told("payment_intent.created", paymentView(created, ctx.account), created.version),
      ...made.events,
    ],
  });
  if (method) withMethod(madeNow, method);
  const texts = metadataTexts(created.metadata);
  madeNow.inserts(paymentIntents, made.payment);
  madeNow.inserts(searchTerms, ...termsOf("pi", created, { texts }));
  return withAttempt(madeNow, made);
}

function unattempted(payment: Payment, holder: Holder | undefined): Attempt {
  return { payment, holder, transfers: [], events: [] };
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
