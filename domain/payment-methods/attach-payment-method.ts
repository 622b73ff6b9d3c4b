import { paymentMethods } from "#db/schema/payment-methods";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { loadCustomer } from "#domain/customers/load-customer";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import {
  paymentMethodChange,
  paymentMethodView,
} from "#domain/payment-methods/payment-method-view";
import { requireNotDetached } from "#domain/payment-methods/require-usable-by";
import { resolvePaymentMethod } from "#domain/payment-methods/resolve-payment-method";
import type { Id } from "#platform/ids";

export interface AttachPaymentMethodInput {
  /** An id of ours, or a test id in a sandbox. */
  readonly paymentMethodId: string;
  readonly customerId: string;
}

const attached = "payment_method.attached";

/** Saves a way to pay with a customer; from then on it pays for no one else. */
export async function attachPaymentMethod(
  ctx: Context,
  input: AttachPaymentMethodInput,
): Promise<PaymentMethod> {
  requireScope(ctx, "payment_methods:write");

  return commit(ctx, async (read) => {
    const customer = await loadCustomer(read, input.customerId, "customer");
    const { row, isNew } = await resolvePaymentMethod(ctx, read, input.paymentMethodId);
    requireNotDetached(row);
    return isNew ? newlyAttached(ctx, row, customer.id) : attachment(ctx, row, customer.id);
  });
}

function newlyAttached(ctx: Context, made: PaymentMethod, customerId: Id<"cus">) {
  const method = { ...made, customerId };
  return change(method, {
    audit: { action: attached, subject: method.id },
    events: [told(attached, paymentMethodView(method, ctx.account), method.version)],
  }).inserts(paymentMethods, method);
}

function attachment(
  { account }: Context,
  before: PaymentMethod,
  customerId: Id<"cus">,
): Change<PaymentMethod> {
  if (before.customerId === customerId) {
    return change(before, { audit: { action: attached, subject: before.id }, events: [] });
  }
  if (before.customerId === null) {
    return paymentMethodChange(attached, { before, after: next(before, { customerId }), account });
  }
  throw new DomainError(
    "payment_method_unexpected_state",
    "This payment method is saved with another customer; detach it there first.",
    { param: "payment_method" },
  );
}
