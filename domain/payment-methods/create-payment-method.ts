import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import {
  newPaymentMethod,
  type PaymentMethodData,
} from "#domain/payment-methods/new-payment-method";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { withMethod } from "#domain/payment-methods/resolve-payment-method";

/** Makes a way to pay; it is nobody's until it is attached to a customer. */
export async function createPaymentMethod(
  ctx: Context,
  input: PaymentMethodData,
): Promise<PaymentMethod> {
  requireScope(ctx, "payment_methods:write");

  return commit(ctx, async (read) => {
    const made = await newPaymentMethod(input, { caller: ctx, read, param: "card" });
    const audit = { action: "payment_method.created", subject: made.row.id };
    const creation = change(made.row, { audit, events: [] });
    return withMethod(creation, { ...made, isNew: true });
  });
}
