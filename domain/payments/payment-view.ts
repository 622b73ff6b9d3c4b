import type { Account } from "#domain/access/context";
import { failureView } from "#domain/channels/failure-view";
import type { Payment } from "#domain/payments/payment";
import { unixSeconds } from "#platform/clock";
import { settings } from "#platform/settings";

/** What the API shows of a payment intent. */
export function paymentView(payment: Payment, account: Pick<Account, "mode">) {
  return {
    id: payment.id,
    object: "payment_intent" as const,
    allowed_payment_method_types: null,
    amount: Number(payment.amountMinor),
    amount_capturable: Number(payment.amountCapturableMinor),
    amount_received: Number(payment.amountReceivedMinor),
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: payment.canceledAt && unixSeconds(payment.canceledAt),
    cancellation_reason: payment.cancellationReason,
    capture_method: payment.captureMethod,
    client_secret: payment.clientSecret,
    confirmation_method: payment.confirmationMethod,
    created: unixSeconds(payment.createdAt),
    currency: payment.currency.toLowerCase(),
    customer: payment.customerId,
    customer_account: null,
    description: payment.description,
    excluded_payment_method_types: null,
    last_payment_error: failureView(payment.lastFailure),
    latest_charge: payment.latestChargeId,
    livemode: account.mode === "live",
    managed_payments: null,
    metadata: payment.metadata,
    next_action: nextActionView(payment),
    on_behalf_of: null,
    payment_method: payment.paymentMethodId,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: payment.customerId ? ["card", "customer_balance"] : ["card"],
    payment_record: null,
    processing: null,
    receipt_email: payment.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: payment.statementDescriptor,
    statement_descriptor_suffix: payment.statementDescriptorSuffix,
    status: payment.status,
    transfer_data: null,
    transfer_group: null,
  };
}

function nextActionView(payment: Payment) {
  if (payment.status !== "requires_action") return null;
  return {
    type: "redirect_to_url",
    redirect_to_url: { return_url: payment.returnUrl, url: stepUpUrl(payment) },
  };
}

/** The page of ours where the payer meets their bank; the secret in it opens this payment only. */
function stepUpUrl(payment: Payment): string {
  const url = new URL(`/authenticate/${payment.accountId}/${payment.id}`, settings().origin);
  url.searchParams.set("client_secret", payment.clientSecret);
  return url.href;
}
