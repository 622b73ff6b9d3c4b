import type { ChargedCard } from "#db/schema/payments";
import type { Account } from "#domain/access/context";
import { cardOf, type PaymentMethod } from "#domain/payment-methods/payment-method";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a payment method. */
export function paymentMethodView(method: PaymentMethod, account: Pick<Account, "mode">) {
  return {
    id: method.id,
    object: "payment_method" as const,
    allow_redisplay: "unspecified" as const,
    billing_details: { ...method.billingDetails, tax_id: null },
    ...kindView(method),
    created: unixSeconds(method.createdAt),
    customer: method.customerId,
    customer_account: null,
    livemode: account.mode === "live",
    metadata: method.metadata,
  };
}

/** What is said of a way to pay under the name of its kind. */
function kindView(method: PaymentMethod) {
  const card = cardOf(method);
  return card
    ? { type: "card" as const, card: cardView(card) }
    : { type: "customer_balance" as const, customer_balance: {} };
}

function cardView(card: ChargedCard) {
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: null,
    },
    country: card.country,
    display_brand: card.brand,
    exp_month: card.expiryMonth,
    exp_year: card.expiryYear,
    fingerprint: card.fingerprint,
    funding: card.funding,
    generated_from: null,
    last4: card.last4,
    networks: { available: [card.brand], preferred: null },
    regulated_status: null,
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}
