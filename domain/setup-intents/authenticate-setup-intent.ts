import { setupIntents } from "#db/schema/setup-intents";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { loadCustomer } from "#domain/customers/load-customer";
import { invariant } from "#domain/errors/invariant";
import { resolvePaymentMethod } from "#domain/payment-methods/resolve-payment-method";
import { loadSetupIntent, noSuchSetupIntent } from "#domain/setup-intents/queries";
import { setupAttempt, setupTold, unsaved } from "#domain/setup-intents/setup-attempt";
import { requireSetupMove, type SetupIntent } from "#domain/setup-intents/setup-intent";
import { equalInConstantTime } from "#platform/secrets";

export interface AuthenticateSetupIntentInput {
  readonly setupIntentId: string;
  readonly clientSecret: string;
  /** What the card's holder said to their bank. */
  readonly outcome: "approved" | "refused";
}

/** The card's holder has met their bank: the card is saved, or waits for another try. */
export async function authenticateSetupIntent(
  ctx: Context,
  input: AuthenticateSetupIntentInput,
): Promise<SetupIntent> {
  requireScope(ctx, "payments:authenticate");

  return commit(ctx, async (read) => {
    const setup = await loadSetupIntent(read, input.setupIntentId);
    requireSetupSecret(setup, input.clientSecret);
    requireSetupMove(setup, "authenticate");
    if (input.outcome === "refused") return refusal(ctx, setup);
    const { paymentMethodId, customerId } = setup;
    invariant(paymentMethodId, "a setup intent that waits for a bank has a card");
    const made = setupAttempt(setup, {
      method: await resolvePaymentMethod(ctx, read, paymentMethodId),
      customer: customerId ? await loadCustomer(read, customerId, "customer") : undefined,
      account: ctx.account,
      operation: "authorise_after_step_up",
      audit: "setup_intent.authenticated",
    });
    return made.updates(setupIntents, setup, made.result);
  });
}

/** Answers a wrong secret like a setup intent that does not exist. */
export function requireSetupSecret(setup: SetupIntent, clientSecret: string): void {
  if (equalInConstantTime(setup.clientSecret, clientSecret)) return;
  throw noSuchSetupIntent();
}

function refusal({ account }: Context, before: SetupIntent): Change<SetupIntent> {
  const setup = unsaved(before, {
    code: "setup_intent_authentication_failure",
    declineCode: null,
    message: "The card's holder did not confirm this with their bank.",
    chargeId: null,
    paymentMethodId: before.paymentMethodId,
  });
  return change(setup, {
    audit: { action: "setup_intent.authentication_refused", subject: setup.id },
    events: [setupTold("setup_failed", before, { setup, account })],
  }).updates(setupIntents, before, setup);
}
