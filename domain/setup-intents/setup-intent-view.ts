import type { Account } from "#domain/access/context";
import { failureView } from "#domain/channels/failure-view";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";
import { unixSeconds } from "#platform/clock";
import { settings } from "#platform/settings";

/** What the API shows of a setup intent. */
export function setupIntentView(setup: SetupIntent, account: Pick<Account, "mode">) {
  return {
    id: setup.id,
    object: "setup_intent" as const,
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: setup.cancellationReason,
    client_secret: setup.clientSecret,
    created: unixSeconds(setup.createdAt),
    customer: setup.customerId,
    customer_account: null,
    description: setup.description,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: failureView(setup.lastFailure),
    latest_attempt: null,
    livemode: account.mode === "live",
    managed_payments: null,
    mandate: null,
    metadata: setup.metadata,
    next_action: nextActionView(setup),
    on_behalf_of: null,
    payment_method: setup.paymentMethodId,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: setup.status,
    usage: setup.usage,
  };
}

function nextActionView(setup: SetupIntent) {
  if (setup.status !== "requires_action") return null;
  return {
    type: "redirect_to_url",
    redirect_to_url: { return_url: setup.returnUrl, url: stepUpUrl(setup) },
  };
}

/** The page of ours where the card's holder meets their bank; its secret opens this setup only. */
function stepUpUrl(setup: SetupIntent): string {
  const url = new URL(`/authenticate/${setup.accountId}/setup/${setup.id}`, settings().origin);
  url.searchParams.set("client_secret", setup.clientSecret);
  return url.href;
}
