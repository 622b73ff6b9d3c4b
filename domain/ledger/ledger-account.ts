import type { ledgerAccounts } from "#db/schema/ledger";
import type { Currency } from "#domain/money/currencies";
import { derivedId, type Id } from "#platform/ids";

export type LedgerAccount = typeof ledgerAccounts.$inferSelect;

/** What is counted: owed by the channels, not yet and freely the merchant's, and the operator's. */
export type LedgerAccountKind = LedgerAccount["kind"];

/** Which side may not exceed the other. */
const limits: Readonly<Record<LedgerAccountKind, LedgerAccount["limit"]>> = {
  channel_receivable: "credits_must_not_exceed_debits",
  pending: "debits_must_not_exceed_credits",
  available: "debits_must_not_exceed_credits",
  fees: "debits_must_not_exceed_credits",
};

/** The name of a ledger account; its id follows from it, so none needs to be looked up. */
export interface LedgerAccountName {
  readonly accountId: Id<"acct">;
  readonly kind: LedgerAccountKind;
  readonly currency: Currency;
}

/** The id of the ledger account of that name. */
export function ledgerAccountId(name: LedgerAccountName): Id<"lac"> {
  return derivedId("lac", [name.accountId, name.kind, name.currency]);
}

/** The ledger account of that name before anything moved. */
export function emptyLedgerAccount(name: LedgerAccountName): LedgerAccount {
  return {
    ...name,
    id: ledgerAccountId(name),
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
