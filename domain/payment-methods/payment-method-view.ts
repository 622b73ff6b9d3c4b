import { paymentMethods } from "#db/schema/payment-methods";
import type { ChargedCard } from "#db/schema/payments";
import type { Account } from "#domain/access/context";
import { type Change, change } from "#domain/changes/change";
import { toldChange } from "#domain/events/event-note";
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
    ? { type: "card" as const, card: cardView(card, method.cvcCheck) }
    : { type: "customer_balance" as const, customer_balance: {} };
}

function cardView(card: ChargedCard, cvcCheck: PaymentMethod["cvcCheck"]) {
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: cvcCheck,
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

type ChangeType = "payment_method.attached" | "payment_method.detached" | "payment_method.updated";

interface Versions {
  readonly before: PaymentMethod;
  readonly after: PaymentMethod;
  readonly account: Account;
}

/** What is written and told when a payment method changes. */
export function paymentMethodChange(
  type: ChangeType,
  { before, after, account }: Versions,
): Change<PaymentMethod> {
  const shapes = {
    before: paymentMethodView(before, account),
    after: paymentMethodView(after, account),
  };
  return change(after, {
    audit: { action: type, subject: after.id },
    events: [toldChange(type, shapes, after.version)],
  }).updates(paymentMethods, before, after);
}
