import { setupIntents } from "#db/schema/setup-intents";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { loadCustomer } from "#domain/customers/load-customer";
import { DomainError } from "#domain/errors/domain-error";
import {
  type MethodChoice,
  resolvePaymentMethod,
  sourceOf,
} from "#domain/payment-methods/resolve-payment-method";
import { loadSetupIntent } from "#domain/setup-intents/queries";
import { setupAttempt } from "#domain/setup-intents/setup-attempt";
import { requireSetupMove, type SetupIntent } from "#domain/setup-intents/setup-intent";

export interface ConfirmSetupIntentInput extends MethodChoice {
  readonly setupIntentId: string;
  readonly returnUrl?: string | undefined;
}

/** Has the card's bank asked; a decline is kept and told, and leaves it ready for another try. */
export async function confirmSetupIntent(
  ctx: Context,
  input: ConfirmSetupIntentInput,
): Promise<SetupIntent> {
  requireScope(ctx, "setup_intents:write");

  return commit(ctx, async (read) => {
    const setup = await loadSetupIntent(read, input.setupIntentId);
    requireSetupMove(setup, "confirm");
    const source = sourceOf(input) ?? setup.paymentMethodId;
    if (source === null) {
      throw new DomainError(
        "parameter_missing",
        "This setup intent has no payment method yet; send payment_method.",
        { param: "payment_method" },
      );
    }
    const { customerId } = setup;
    const asked = { ...setup, returnUrl: input.returnUrl ?? setup.returnUrl };
    const made = setupAttempt(asked, {
      method: await resolvePaymentMethod(ctx, read, source),
      customer: customerId ? await loadCustomer(read, customerId, "customer") : undefined,
      account: ctx.account,
      operation: "authorise",
      audit: "setup_intent.confirmed",
    });
    return made.updates(setupIntents, setup, made.result);
  });
}
