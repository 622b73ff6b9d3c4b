import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { paymentMethodChange } from "#domain/payment-methods/payment-method-view";
import { loadPaymentMethod } from "#domain/payment-methods/queries";

/** Lets go of a way to pay for good; payments already made with it are not touched. */
export async function detachPaymentMethod(
  ctx: Context,
  input: { readonly paymentMethodId: string },
): Promise<PaymentMethod> {
  requireScope(ctx, "payment_methods:write");

  return commit(ctx, async (read) => {
    const before = await loadPaymentMethod(read, input.paymentMethodId, "payment_method");
    if (before.customerId === null) {
      throw new DomainError(
        "payment_method_unexpected_state",
        "This payment method is not saved with a customer.",
        { param: "payment_method" },
      );
    }
    const after = next(before, { customerId: null, detachedAt: read.now });
    return paymentMethodChange("payment_method.detached", { before, after, account: ctx.account });
  });
}
