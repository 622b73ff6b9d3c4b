import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { merchantName } from "#domain/merchants/merchant-name";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { resolvePaymentMethod } from "#domain/payment-methods/resolve-payment-method";
import { requireSetupSecret } from "#domain/setup-intents/authenticate-setup-intent";
import { loadSetupIntent } from "#domain/setup-intents/queries";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";

export interface SetupToAuthenticateInput {
  readonly setupIntentId: string;
  readonly clientSecret: string;
}

/** What a card's holder is shown before they say yes or no to their bank. */
export interface SetupToAuthenticate {
  readonly setup: SetupIntent;
  readonly merchantName: string;
  /** The card that is to be saved; undefined once the setup intent has let go of it. */
  readonly card: Pick<PaymentMethod, "brand" | "last4"> | undefined;
}

/** The setup intent behind a step-up page, for whoever holds its client secret. */
export async function setupToAuthenticate(
  ctx: Context,
  input: SetupToAuthenticateInput,
): Promise<SetupToAuthenticate> {
  requireScope(ctx, "payments:authenticate");

  const read = readerOf(ctx);
  const setup = await loadSetupIntent(read, input.setupIntentId);
  requireSetupSecret(setup, input.clientSecret);
  const [name, method] = await Promise.all([
    merchantName(ctx.account),
    setup.paymentMethodId ? resolvePaymentMethod(ctx, read, setup.paymentMethodId) : undefined,
  ]);
  return { setup, merchantName: name, card: method?.row };
}

/**
 * Where the card's holder goes on once they have met their bank: the integrator's page, told which
 * setup intent it was and how it went; undefined while that is open, or where there is no page.
 */
export function setupReturnAddress(setup: SetupIntent): URL | undefined {
  if (setup.returnUrl === null || setup.status === "requires_action") return undefined;
  const url = new URL(setup.returnUrl);
  url.searchParams.set("setup_intent", setup.id);
  url.searchParams.set("setup_intent_client_secret", setup.clientSecret);
  url.searchParams.set("redirect_status", setup.status === "succeeded" ? "succeeded" : "failed");
  return url;
}
