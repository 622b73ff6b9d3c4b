import type { BillingDetails, paymentMethods } from "#db/schema/payment-methods";
import type { ChargedCard } from "#db/schema/payments";
import type { SandboxCard } from "#domain/channels/sandbox-cards";
import type { Metadata } from "#domain/customers/metadata";
import { invariant } from "#domain/errors/invariant";
import { cardFingerprint } from "#domain/vault/vault-token";
import { type Id, newId } from "#platform/ids";

/** A way to pay, as it is kept. */
export type PaymentMethod = typeof paymentMethods.$inferSelect;

/** The card of a payment method as it stands; none where it is paid otherwise. */
export function cardOf(method: PaymentMethod): ChargedCard | null {
  if (method.type !== "card") return null;
  const { brand, last4, expiryMonth, expiryYear, funding, country, fingerprint } = method;
  const isKnown = brand && last4 && expiryMonth && expiryYear && funding && country && fingerprint;
  invariant(isKnown, "of a card, the table keeps all that is printed on it");
  return { brand, last4, expiryMonth, expiryYear, funding, country, fingerprint };
}

/** Who is to be billed from now on; absent fields stay as they are, null unsets. */
export type BillingChanges = {
  readonly [Field in keyof BillingDetails]?: BillingDetails[Field] | undefined;
};

/** Nothing is known of who is billed. */
export const noBillingDetails: BillingDetails = {
  address: null,
  email: null,
  name: null,
  phone: null,
};

/** The billing details after the changes. */
export function changedBillingDetails(
  before: BillingDetails,
  { address, email, name, phone }: BillingChanges = {},
): BillingDetails {
  return {
    address: address === undefined ? before.address : address,
    email: email === undefined ? before.email : email,
    name: name === undefined ? before.name : name,
    phone: phone === undefined ? before.phone : phone,
  };
}

/** What is printed on the card of a payment method, and where its number is. */
export type CardFields = Pick<
  PaymentMethod,
  "behaviour" | "cvcCheck" | "vaultTokenId" | keyof ChargedCard
>;

/** What a new payment method is made of besides its kind. */
export interface NewPaymentMethod {
  readonly accountId: Id<"acct">;
  readonly now: Temporal.Instant;
  readonly billingDetails?: BillingDetails | undefined;
  readonly metadata?: Metadata | undefined;
}

/** A payment method that holds this card and belongs to no customer yet. */
export function cardMethod(card: CardFields, made: NewPaymentMethod): PaymentMethod {
  return { ...madeMethod(made), type: "card", ...card };
}

/** A payment method that takes of what its customer has stored with the account. */
export function balanceMethod(made: NewPaymentMethod): PaymentMethod {
  return { ...madeMethod(made), type: "customer_balance", ...noCard };
}

const yearsValid = 3;

/** A payment method that holds a test card known by its name; the vault needs not keep those. */
export function paymentMethodOf(card: SandboxCard, made: NewPaymentMethod): PaymentMethod {
  const { year } = made.now.toZonedDateTimeISO("UTC");
  return cardMethod(
    {
      ...testCardFields(card, made.accountId),
      expiryMonth: 12,
      expiryYear: year + yearsValid,
      cvcCheck: null,
      vaultTokenId: null,
    },
    made,
  );
}

/** What the sandbox network knows of one of its cards. */
export function testCardFields(card: SandboxCard, accountId: Id<"acct">) {
  return {
    brand: card.brand,
    last4: card.number.slice(-4),
    funding: card.funding,
    country: card.country,
    fingerprint: cardFingerprint(accountId, card.number),
    behaviour: card.behaviour,
  };
}

const noCard: Readonly<Record<keyof CardFields, null>> = {
  behaviour: null,
  brand: null,
  country: null,
  cvcCheck: null,
  expiryMonth: null,
  expiryYear: null,
  fingerprint: null,
  funding: null,
  last4: null,
  vaultTokenId: null,
};

function madeMethod({ accountId, now, billingDetails, metadata }: NewPaymentMethod) {
  return {
    accountId,
    id: newId("pm", now),
    customerId: null,
    billingDetails: billingDetails ?? noBillingDetails,
    metadata: metadata ?? {},
    createdAt: now,
    detachedAt: null,
    version: 1n,
  };
}
