import type { LedgerAccountKind, LedgerAccountName } from "#domain/ledger/ledger-account";
import type { Currency } from "#domain/money/currencies";
import type { Id } from "#platform/ids";

/** An account's ledger accounts in one currency, by what they count. */
export function bookOf(
  accountId: Id<"acct">,
  currency: Currency,
): (kind: LedgerAccountKind) => LedgerAccountName {
  return (kind) => ({ accountId, kind, currency });
}
