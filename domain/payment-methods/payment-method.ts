import type { BillingDetails, paymentMethods } from "#db/schema/payment-methods";
import type { ChargedCard } from "#db/schema/payments";
import type { SandboxCard } from "#domain/channels/sandbox-cards";
import type { Metadata } from "#domain/customers/metadata";
import { invariant } from "#domain/errors/invariant";
import { type Id, newId } from "#platform/ids";
import { sha256 } from "#platform/secrets";

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

const fingerprintLength = 16;
const yearsValid = 3;

/** What a new payment method is made of besides its card. */
export interface NewPaymentMethod {
  readonly accountId: Id<"acct">;
  readonly now: Temporal.Instant;
  readonly billingDetails?: BillingDetails | undefined;
  readonly metadata?: Metadata | undefined;
}

/** A payment method that holds this sandbox card and belongs to no customer yet. */
export function paymentMethodOf(card: SandboxCard, made: NewPaymentMethod): PaymentMethod {
  const { accountId, now, billingDetails = noBillingDetails, metadata = {} } = made;
  return {
    accountId,
    id: newId("pm", now),
    customerId: null,
    type: "card",
    brand: card.brand,
    last4: card.last4,
    expiryMonth: 12,
    expiryYear: now.toZonedDateTimeISO("UTC").year + yearsValid,
    funding: card.funding,
    country: card.country,
    fingerprint: fingerprint(accountId, card),
    behaviour: card.behaviour,
    vaultTokenId: null,
    billingDetails,
    metadata,
    createdAt: now,
    version: 1n,
  };
}

/** Equal for the same card in the same account, and telling nothing of it to another. */
function fingerprint(accountId: Id<"acct">, card: SandboxCard): string {
  const facts = [accountId, card.brand, card.last4, card.country];
  return sha256(facts.join(" ")).slice(0, fingerprintLength);
}
