import type { CardBehaviour } from "#domain/channels/answer-of";
import type { CardBrand } from "#domain/vault/card-brand";

/** A card of the sandbox network, and how the network answers for it. */
export interface SandboxCard {
  /** A test number: it moves no money anywhere. */
  readonly number: string;
  readonly brand: CardBrand;
  readonly funding: CardFunding;
  /** Where it was issued, by ISO 3166-1. */
  readonly country: string;
  readonly behaviour: CardBehaviour;
}

/** A card of the sandbox network that has a name. */
export interface NamedSandboxCard extends SandboxCard {
  /** What its test ids have in common: `visa` of `pm_card_visa` and `tok_visa`. */
  readonly name: string;
}

type CardFunding = "credit" | "debit" | "prepaid";

/** Where cards of a brand come from, if not from the US. */
const homes: Partial<Record<CardBrand, string>> = { jcb: "JP", unionpay: "CN" };
const visa = credit("visa");
const mastercard = credit("mastercard");

const approved: Readonly<Record<string, SandboxCard>> = {
  visa: { ...visa, number: "4242424242424242" },
  visa_debit: { ...visa, number: "4000056655665556", funding: "debit" },
  mastercard: { ...mastercard, number: "5555555555554444" },
  mastercard_debit: { ...mastercard, number: "5200828282828210", funding: "debit" },
  mastercard_prepaid: { ...mastercard, number: "5105105105105100", funding: "prepaid" },
  amex: { ...credit("amex"), number: "371449635398431" },
  discover: { ...credit("discover"), number: "6011000990139424" },
  diners: { ...credit("diners"), number: "38520000023237" },
  jcb: { ...credit("jcb"), number: "3566002020360505" },
  unionpay: { ...credit("unionpay"), number: "6200000000000005" },
  cn: { ...visa, number: "4000001560000002", country: "CN" },
  de: { ...visa, number: "4000002760000016", country: "DE" },
  gb: { ...visa, number: "4000008260000000", country: "GB" },
  hk: { ...visa, number: "4000003440000004", country: "HK" },
  jp: { ...visa, number: "4000003920000003", country: "JP" },
  sg: { ...visa, number: "4000007020000003", country: "SG" },
  us: { ...visa, number: "4242424242424242" },
};

const declined: Readonly<Record<string, SandboxCard>> = {
  chargeDeclined: { ...visa, number: "4000000000000002", behaviour: "declined" },
  chargeDeclinedFraudulent: { ...visa, number: "4100000000000019", behaviour: "fraudulent" },
  chargeDeclinedInsufficientFunds: {
    ...visa,
    number: "4000000000009995",
    behaviour: "insufficient_funds",
  },
  chargeDeclinedLostCard: { ...visa, number: "4000000000009987", behaviour: "lost_card" },
  chargeDeclinedStolenCard: { ...visa, number: "4000000000009979", behaviour: "stolen_card" },
  chargeDeclinedExpiredCard: { ...visa, number: "4000000000000069", behaviour: "expired_card" },
  chargeDeclinedIncorrectCvc: { ...visa, number: "4000000000000127", behaviour: "incorrect_cvc" },
  chargeDeclinedProcessingError: {
    ...visa,
    number: "4000000000000119",
    behaviour: "processing_error",
  },
  chargeCustomerFail: { ...visa, number: "4000000000000341", behaviour: "declined" },
};

const stepUp: Readonly<Record<string, SandboxCard>> = {
  authenticationRequired: { ...visa, number: "4000002760003184", behaviour: "step_up" },
  authenticationRequiredOnSetup: {
    ...visa,
    number: "4000002500003155",
    behaviour: "step_up_until_saved",
  },
  threeDSecure2Required: { ...visa, number: "4000000000003220", behaviour: "step_up" },
  authenticationRequiredChargeDeclinedInsufficientFunds: {
    ...visa,
    number: "4000008260003178",
    behaviour: "step_up_insufficient_funds",
  },
};

/** Each card that declines has a second name that tells its brand, as `visa_chargeDeclined`. */
const declinedByBrand = Object.entries(declined).map(
  ([name, card]) => [`${card.brand}_${name}`, card] as const,
);

/** Every card of the sandbox network that has a name, for look-ups, the reference and tests. */
export const sandboxCards: readonly NamedSandboxCard[] = [
  ...Object.entries(approved),
  ...Object.entries(declined),
  ...declinedByBrand,
  ...Object.entries(stepUp),
].map(([name, card]) => ({ name, ...card }));

const cardsByName = new Map(sandboxCards.map((card) => [card.name, card]));
const cardsByNumber = new Map(sandboxCards.map((card) => [card.number, card]));

/** The card that a test id (`pm_card_visa`) names, if it names one. */
export function sandboxCardOfTestId(text: string): NamedSandboxCard | undefined {
  return cardOfPrefix("pm_card_", text);
}

/** The card that a test token (`tok_visa`) names, if it names one. */
export function sandboxCardOfToken(text: string): NamedSandboxCard | undefined {
  return cardOfPrefix("tok_", text);
}

/** The card of that number; the network approves those that it has no other answer for. */
export function sandboxCardOfNumber(number: string, brand: CardBrand): SandboxCard {
  return cardsByNumber.get(number) ?? { ...credit(brand), number };
}

/** What the network says of a security code: nothing but zeros is never right. */
export function sandboxCodeCheck({ behaviour }: SandboxCard, code: string): "fail" | "pass" {
  return behaviour === "incorrect_cvc" || /^0+$/.test(code) ? "fail" : "pass";
}

function cardOfPrefix(prefix: string, text: string): NamedSandboxCard | undefined {
  return text.startsWith(prefix) ? cardsByName.get(text.slice(prefix.length)) : undefined;
}

function credit(brand: CardBrand) {
  const country = homes[brand] ?? "US";
  return { brand, funding: "credit", country, behaviour: "approved" } as const;
}
