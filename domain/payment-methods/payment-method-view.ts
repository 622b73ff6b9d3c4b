import type { Account } from "#domain/access/context";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a payment method. */
export function paymentMethodView(method: PaymentMethod, account: Pick<Account, "mode">) {
  return {
    id: method.id,
    object: "payment_method" as const,
    allow_redisplay: "unspecified" as const,
    billing_details: { ...method.billingDetails, tax_id: null },
    card: cardView(method),
    created: unixSeconds(method.createdAt),
    customer: method.customerId,
    customer_account: null,
    livemode: account.mode === "live",
    metadata: method.metadata,
    type: method.type,
  };
}

function cardView(method: PaymentMethod) {
  return {
    brand: method.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: null,
    },
    country: method.country,
    display_brand: method.brand,
    exp_month: method.expiryMonth,
    exp_year: method.expiryYear,
    fingerprint: method.fingerprint,
    funding: method.funding,
    generated_from: null,
    last4: method.last4,
    networks: { available: [method.brand], preferred: null },
    regulated_status: null,
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}
