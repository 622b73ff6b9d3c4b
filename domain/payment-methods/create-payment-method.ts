import { paymentMethods } from "#db/schema/payment-methods";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { sandboxCardOfTestId, sandboxCardOfToken } from "#domain/channels/sandbox-cards";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import {
  type BillingChanges,
  changedBillingDetails,
  noBillingDetails,
  type PaymentMethod,
  paymentMethodOf,
} from "#domain/payment-methods/payment-method";
import { refuseTestCardInLive } from "#domain/payment-methods/resolve-payment-method";

/** A test token such as `tok_visa`, or a test id such as `pm_card_visa`. */
export type CardSource = { readonly token: string } | { readonly testId: string };

export interface CreatePaymentMethodInput {
  readonly card: CardSource;
  readonly billingDetails?: BillingChanges | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Makes a way to pay of a card; it is nobody's until it is attached to a customer. */
export async function createPaymentMethod(
  ctx: Context,
  input: CreatePaymentMethodInput,
): Promise<PaymentMethod> {
  requireScope(ctx, "payment_methods:write");

  return commit(ctx, async (read) => {
    const method = paymentMethodOf(sandboxCard(ctx, input.card), {
      accountId: read.accountId,
      now: read.now,
      billingDetails: changedBillingDetails(noBillingDetails, input.billingDetails),
      metadata: changedMetadata({}, input.metadata),
    });
    const audit = { action: "payment_method.created", subject: method.id };
    return change(method, { audit, events: [] }).inserts(paymentMethods, method);
  });
}

function sandboxCard(ctx: Context, source: CardSource) {
  const isToken = "token" in source;
  const param = isToken ? "card[token]" : "payment_method";
  const card = isToken ? sandboxCardOfToken(source.token) : sandboxCardOfTestId(source.testId);
  if (!card) {
    throw new DomainError("resource_missing", "No such test card.", { param });
  }
  refuseTestCardInLive(ctx, param);
  return card;
}
