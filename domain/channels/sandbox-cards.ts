import type { CardBehaviour } from "#domain/channels/answer-of";

/** What is printed on a card of the sandbox network, and how the network answers for it. */
export interface SandboxCard {
  /** What its test ids have in common: `visa` of `pm_card_visa` and `tok_visa`. */
  readonly name: string;
  readonly brand: CardBrand;
  readonly last4: string;
  readonly funding: CardFunding;
  /** Where it was issued, by ISO 3166-1. */
  readonly country: string;
  readonly behaviour: CardBehaviour;
}

type CardBrand = "amex" | "diners" | "discover" | "jcb" | "mastercard" | "unionpay" | "visa";
type CardFunding = "credit" | "debit" | "prepaid";
type CardFacts = Omit<SandboxCard, "name">;

const visa = credit("visa");
const mastercard = credit("mastercard");
const unionpay = { ...credit("unionpay"), country: "CN" };

const approved: Readonly<Record<string, CardFacts>> = {
  visa: { ...visa, last4: "4242" },
  visa_debit: { ...visa, last4: "5556", funding: "debit" },
  mastercard: { ...mastercard, last4: "4444" },
  mastercard_debit: { ...mastercard, last4: "8210", funding: "debit" },
  mastercard_prepaid: { ...mastercard, last4: "5100", funding: "prepaid" },
  amex: { ...credit("amex"), last4: "8431" },
  discover: { ...credit("discover"), last4: "9424" },
  diners: { ...credit("diners"), last4: "3237" },
  jcb: { ...credit("jcb"), last4: "0505", country: "JP" },
  unionpay: { ...unionpay, last4: "0005" },
  cn: { ...unionpay, last4: "0002" },
  de: { ...visa, last4: "0016", country: "DE" },
  gb: { ...visa, last4: "0000", country: "GB" },
  hk: { ...visa, last4: "0004", country: "HK" },
  jp: { ...visa, last4: "0003", country: "JP" },
  sg: { ...visa, last4: "0003", country: "SG" },
  us: { ...visa, last4: "4242" },
};

const declined: Readonly<Record<string, CardFacts>> = {
  chargeDeclined: { ...visa, last4: "0002", behaviour: "declined" },
  chargeDeclinedFraudulent: { ...visa, last4: "0019", behaviour: "fraudulent" },
  chargeDeclinedInsufficientFunds: { ...visa, last4: "9995", behaviour: "insufficient_funds" },
  chargeDeclinedLostCard: { ...visa, last4: "9987", behaviour: "lost_card" },
  chargeDeclinedStolenCard: { ...visa, last4: "9979", behaviour: "stolen_card" },
  chargeDeclinedExpiredCard: { ...visa, last4: "0069", behaviour: "expired_card" },
  chargeDeclinedIncorrectCvc: { ...visa, last4: "0127", behaviour: "incorrect_cvc" },
  chargeDeclinedProcessingError: { ...visa, last4: "0119", behaviour: "processing_error" },
  chargeCustomerFail: { ...visa, last4: "0341", behaviour: "declined" },
};

const stepUp: Readonly<Record<string, CardFacts>> = {
  authenticationRequired: { ...visa, last4: "3184", behaviour: "step_up" },
  authenticationRequiredOnSetup: { ...visa, last4: "3155", behaviour: "step_up" },
  threeDSecure2Required: { ...visa, last4: "3220", behaviour: "step_up" },
  authenticationRequiredChargeDeclinedInsufficientFunds: {
    ...visa,
    last4: "9235",
    behaviour: "step_up_insufficient_funds",
  },
};

/** Each card that declines has a second name that tells its brand, as `visa_chargeDeclined`. */
const declinedByBrand = Object.entries(declined).map(
  ([name, facts]) => [`${facts.brand}_${name}`, facts] as const,
);

/** Every card of the sandbox network, for look-ups, the reference and tests. */
export const sandboxCards: readonly SandboxCard[] = [
  ...Object.entries(approved),
  ...Object.entries(declined),
  ...declinedByBrand,
  ...Object.entries(stepUp),
].map(([name, facts]) => ({ name, ...facts }));

const cardsByName = new Map(sandboxCards.map((card) => [card.name, card]));

/** The card that a test id (`pm_card_visa`) names, if it names one. */
export function sandboxCardOfTestId(text: string): SandboxCard | undefined {
  return cardOfPrefix("pm_card_", text);
}

/** The card that a test token (`tok_visa`) names, if it names one. */
export function sandboxCardOfToken(text: string): SandboxCard | undefined {
  return cardOfPrefix("tok_", text);
}

function cardOfPrefix(prefix: string, text: string): SandboxCard | undefined {
  return text.startsWith(prefix) ? cardsByName.get(text.slice(prefix.length)) : undefined;
}

function credit(brand: CardBrand) {
  return { brand, funding: "credit", country: "US", behaviour: "approved" } as const;
}
