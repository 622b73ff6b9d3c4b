import type { ledgerAccounts } from "#db/schema/ledger";
import type { Currency } from "#domain/money/currencies";
import { derivedId, type Id } from "#platform/ids";

export type LedgerAccount = typeof ledgerAccounts.$inferSelect;

/**
 * What is counted: owed by the channels, not yet and freely the merchant's, the operator's fees, a
 * customer's stored balance, what is on its way to a bank, and what went to or came from another
 * account of the installation.
 */
export type LedgerAccountKind = LedgerAccount["kind"];

/** Which side may not exceed the other. */
const limits: Readonly<Record<LedgerAccountKind, LedgerAccount["limit"]>> = {
  channel_receivable: "credits_must_not_exceed_debits",
  pending: "debits_must_not_exceed_credits",
  available: "debits_must_not_exceed_credits",
  fees: "debits_must_not_exceed_credits",
  wallet: "debits_must_not_exceed_credits",
  payouts_in_transit: "debits_must_not_exceed_credits",
  between_accounts: "none",
};

/** The name of a ledger account; its id follows from it, so none needs to be looked up. */
export interface LedgerAccountName {
  readonly accountId: Id<"acct">;
  readonly kind: LedgerAccountKind;
  readonly currency: Currency;
  /** Whose wallet it is; of no other kind. */
  readonly customerId?: Id<"cus"> | null;
}

/** The id of the ledger account of that name. */
export function ledgerAccountId(name: LedgerAccountName): Id<"lac"> {
  const owner = name.customerId ? [name.customerId] : [];
  return derivedId("lac", [name.accountId, name.kind, name.currency, ...owner]);
}

/** The ledger account of that name before anything moved. */
export function emptyLedgerAccount(name: LedgerAccountName): LedgerAccount {
  return {
    accountId: name.accountId,
    id: ledgerAccountId(name),
    kind: name.kind,
    customerId: name.customerId ?? null,
    currency: name.currency,
    limit: limits[name.kind],
    debitsPendingMinor: 0n,
    debitsPostedMinor: 0n,
    creditsPendingMinor: 0n,
    creditsPostedMinor: 0n,
  };
}

/** What can still be taken out of an account whose debits may not exceed its credits. */
export function spendableMinor(account: LedgerAccount): bigint {
  return account.creditsPostedMinor - account.debitsPostedMinor - account.debitsPendingMinor;
}
