import type { ledgerTransfers } from "#db/schema/ledger";
import { type LedgerAccountName, ledgerAccountId } from "#domain/ledger/ledger-account";
import type { Currency } from "#domain/money/currencies";
import { type Id, newId } from "#platform/ids";

export type StoredTransfer = typeof ledgerTransfers.$inferSelect;

/** A transfer to be posted; linked ones succeed or fail together with the one after them. */
export interface Transfer {
  readonly id: Id<"ltr">;
  readonly kind: StoredTransfer["kind"];
  readonly debit: LedgerAccountName;
  readonly credit: LedgerAccountName;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly pendingId: Id<"ltr"> | null;
  readonly code: string;
  readonly subject: string;
  readonly createdAt: Temporal.Instant;
  readonly linked?: boolean;
}

/** Why a transfer was not made, or that it was. */
export type TransferResult =
  | "posted"
  | "linked_transfer_failed"
  | "accounts_must_differ"
  | "amount_must_be_positive"
  | "currency_must_match"
  | "exceeds_credits"
  | "exceeds_debits"
  | "exceeds_pending_amount"
  | "hold_not_found"
  | "hold_has_other_accounts"
  | "hold_has_other_amount"
  | "hold_already_ended";

/** What a new transfer is made of, before it has an id and a time. */
export type TransferParts = Omit<Transfer, "id" | "createdAt" | "pendingId"> & {
  readonly pendingId?: Id<"ltr">;
};

/** A transfer with an id of its own. */
export function transfer(parts: TransferParts, at: Temporal.Instant): Transfer {
  return { pendingId: null, ...parts, id: newId("ltr", at), createdAt: at };
}

/** The row a transfer is kept as. */
export function transferRow(made: Transfer): StoredTransfer {
  return {
    accountId: made.debit.accountId,
    id: made.id,
    kind: made.kind,
    debitAccountId: ledgerAccountId(made.debit),
    creditAccountId: ledgerAccountId(made.credit),
    amountMinor: made.amountMinor,
    currency: made.currency,
    pendingId: made.pendingId,
    code: made.code,
    subject: made.subject,
    createdAt: made.createdAt,
  };
}
