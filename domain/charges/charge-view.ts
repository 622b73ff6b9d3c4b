import type { ChargedCard } from "#db/schema/payments";
import type { Account } from "#domain/access/context";
import type { Charge } from "#domain/charges/charge";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a charge. */
export function chargeView(charge: Charge, account: Pick<Account, "mode" | "name">) {
  return {
    id: charge.id,
    object: "charge" as const,
    amount: Number(charge.amountMinor),
    amount_captured: Number(charge.amountCapturedMinor),
    amount_refunded: Number(notKeptMinor(charge)),
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: charge.balanceTransactionId,
    billing_details: { ...charge.billingDetails, tax_id: null },
    calculated_statement_descriptor: charge.statementDescriptor ?? account.name,
    captured: charge.captured,
    created: unixSeconds(charge.createdAt),
    currency: charge.currency.toLowerCase(),
    customer: charge.customerId,
    description: charge.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: charge.failure?.code ?? null,
    failure_message: charge.failure?.message ?? null,
    fraud_details: {},
    livemode: account.mode === "live",
    metadata: charge.metadata,
    on_behalf_of: null,
    outcome: outcomeView(charge),
    paid: charge.status === "succeeded",
    payment_intent: charge.paymentIntentId,
    payment_method: charge.paymentMethodId,
    payment_method_details: methodView(charge),
    receipt_email: charge.receiptEmail,
    receipt_number: null,
    receipt_url: null,
    refunded: notKeptMinor(charge) === charge.amountMinor,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: charge.statementDescriptor,
    statement_descriptor_suffix: null,
    status: charge.status,
    transfer_data: null,
    transfer_group: null,
  };
}

/** What the payer has again: what went back, and of an ended authorisation what was never taken. */
function notKeptMinor(charge: Charge): bigint {
  const isEnded = charge.captured || charge.voidedAt !== null;
  const untakenMinor = isEnded ? charge.amountMinor - charge.amountCapturedMinor : 0n;
  return charge.amountRefundedMinor + untakenMinor;
}

/** What the network said; nothing, as long as that is in doubt. */
function outcomeView({ status, failure }: Charge) {
  if (status === "pending") return null;
  const declined = status === "failed";
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: declined ? "declined_by_network" : "approved_by_network",
    reason: failure?.declineCode ?? null,
    risk_level: "normal",
    seller_message: declined ? "The bank did not approve this payment." : "Payment complete.",
    type: declined ? "issuer_declined" : "authorized",
  };
}

/** How it was paid, under the name of its kind. */
function methodView(charge: Charge) {
  return charge.card
    ? { type: "card" as const, card: cardView(charge.card, charge) }
    : { type: "customer_balance" as const, customer_balance: {} };
}

function cardView(card: ChargedCard, { amountMinor, authorisedAt }: Charge) {
  return {
    amount_authorized: authorisedAt ? Number(amountMinor) : null,
    authorization_code: null,
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: "pass",
    },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.expiryMonth,
    exp_year: card.expiryYear,
    fingerprint: card.fingerprint,
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_token: null,
    network_transaction_id: null,
    regulated_status: null,
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}
