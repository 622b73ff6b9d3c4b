import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import {
  type BillingChanges,
  changedBillingDetails,
  type PaymentMethod,
} from "#domain/payment-methods/payment-method";
import { paymentMethodChange } from "#domain/payment-methods/payment-method-view";
import { loadPaymentMethod } from "#domain/payment-methods/queries";

/** Absent fields stay as they are, null unsets. */
export interface UpdatePaymentMethodInput {
  readonly paymentMethodId: string;
  readonly billingDetails?: BillingChanges | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Changes who is billed, or the integrator's own notes; the card itself never changes. */
export async function updatePaymentMethod(
  ctx: Context,
  input: UpdatePaymentMethodInput,
): Promise<PaymentMethod> {
  requireScope(ctx, "payment_methods:write");

  return commit(ctx, async (read) => {
    const before = await loadPaymentMethod(read, input.paymentMethodId, "payment_method");
    const after = next(before, {
      billingDetails: changedBillingDetails(before.billingDetails, input.billingDetails),
      metadata: changedMetadata(before.metadata, input.metadata),
    });
    return paymentMethodChange("payment_method.updated", { before, after, account: ctx.account });
  });
}
