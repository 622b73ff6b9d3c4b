import { vaultTokens } from "#db/schema/vault";
import type { Context } from "#domain/access/context";
import type { Insert } from "#domain/changes/change";
import type { Reader } from "#domain/changes/reader";
import {
  sandboxCardOfNumber,
  sandboxCardOfTestId,
  sandboxCardOfToken,
  sandboxCodeCheck,
} from "#domain/channels/sandbox-cards";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import {
  type BillingChanges,
  balanceMethod,
  type CardFields,
  cardMethod,
  changedBillingDetails,
  type NewPaymentMethod,
  noBillingDetails,
  type PaymentMethod,
  paymentMethodOf,
  testCardFields,
} from "#domain/payment-methods/payment-method";
import { type CheckedCard, checkedCard, type RawCard } from "#domain/vault/checked-card";
import { type VaultToken, vaultTokenOf } from "#domain/vault/vault-token";

/** A test token such as `tok_visa`, a test id such as `pm_card_visa`, or a card as it was typed. */
export type CardSource = { readonly token: string } | { readonly testId: string } | RawCard;

/** What a way to pay is made of. */
export type PaymentMethodData = (
  | { readonly type: "card"; readonly card: CardSource }
  | { readonly type: "customer_balance" }
) & {
  readonly billingDetails?: BillingChanges | undefined;
  readonly metadata?: MetadataChanges | undefined;
};

/** A way to pay that is made but not yet written, and what must be written before it. */
export interface MadePaymentMethod {
  readonly row: PaymentMethod;
  readonly inserts: readonly Insert[];
}

interface Terms {
  readonly caller: Pick<Context, "account">;
  readonly read: Reader;
  /** Under which parameter the card came: `card`, `payment_method_data[card]`. */
  readonly param: string;
}

/** Makes a way to pay; a raw card's number goes into the vault, its security code no further. */
export async function newPaymentMethod(
  data: PaymentMethodData,
  terms: Terms,
): Promise<MadePaymentMethod> {
  const made: NewPaymentMethod = {
    accountId: terms.read.accountId,
    now: terms.read.now,
    billingDetails: changedBillingDetails(noBillingDetails, data.billingDetails),
    metadata: changedMetadata({}, data.metadata),
  };
  if (data.type === "customer_balance") return { row: balanceMethod(made), inserts: [] };
  if (!("number" in data.card)) {
    return { row: paymentMethodOf(testCard(data.card, terms), made), inserts: [] };
  }
  const card = checkedCard(data.card, { param: terms.param, now: made.now });
  const token = await vaultTokenOf(card, made);
  const row = cardMethod(vaultedCard(card, token, terms), made);
  return { row, inserts: [{ table: vaultTokens, row: token }] };
}

/** Test cards move no money, so a live account must never take one for a payment. */
export function refuseTestCardInLive({ account }: Terms["caller"], param: string): void {
  if (account.mode === "sandbox") return;
  throw new DomainError("parameter_invalid", "A live account takes no test cards.", { param });
}

function testCard(source: { readonly token: string } | { readonly testId: string }, terms: Terms) {
  const isToken = "token" in source;
  const param = isToken ? `${terms.param}[token]` : "payment_method";
  const card = isToken ? sandboxCardOfToken(source.token) : sandboxCardOfTestId(source.testId);
  if (!card) throw new DomainError("resource_missing", "No such test card.", { param });
  refuseTestCardInLive(terms.caller, param);
  return card;
}

/** ISO 3166-1 leaves these letters free: nobody has said yet where a live card comes from. */
const unknownCountry = "ZZ";

/** What may be known of a card whose number is in the vault. */
function vaultedCard(card: CheckedCard, token: VaultToken, { caller }: Terms): CardFields {
  const { id: vaultTokenId, accountId, brand, last4, fingerprint } = token;
  const known = { vaultTokenId, expiryMonth: token.expiryMonth, expiryYear: token.expiryYear };
  if (caller.account.mode === "live") {
    const unknown = { funding: "unknown", country: unknownCountry } as const;
    return { ...known, ...unknown, brand, last4, fingerprint, behaviour: null, cvcCheck: null };
  }
  const sandboxCard = sandboxCardOfNumber(card.number, card.brand);
  const cvcCheck = card.cvc === undefined ? null : sandboxCodeCheck(sandboxCard, card.cvc);
  const fields = { ...testCardFields(sandboxCard, accountId), ...known, cvcCheck };
  return cvcCheck === "fail" ? { ...fields, behaviour: "incorrect_cvc" } : fields;
}
