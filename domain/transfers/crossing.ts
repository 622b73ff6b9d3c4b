import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { bookOf } from "#domain/balance/books";
import type { LedgerAccountName } from "#domain/ledger/ledger-account";
import { type Transfer, transfer } from "#domain/ledger/transfer";
import type { Currency } from "#domain/money/currencies";
import { type Id, newId } from "#platform/ids";

/** Money that leaves one account of the installation and reaches another. */
export interface Crossing {
  readonly from: Id<"acct">;
  readonly to: Id<"acct">;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly code: "transfer" | "transfer_reversal";
  /** The transfer or reversal it is for. */
  readonly subject: Id<"tr"> | Id<"trr">;
  readonly description: string | null;
}

/** Money that left an account and did not reach another, or the other way round. */
export interface BetweenFault {
  /** A transfer or its reversal; or the uuid of the account that keeps money between. */
  readonly subject: string;
  readonly currency: string;
  readonly leftMinor: bigint;
  readonly arrivedMinor: bigint;
}

/**
 * The moves of the books in both accounts. With the money goes the claim on the channels behind it:
 * whoever receives it can pay it out, and no account's books ever owe more than is owed to them.
 */
export function crossingTransfers(crossing: Crossing, at: Temporal.Instant): readonly Transfer[] {
  const { from, to, amountMinor, currency, code, subject } = crossing;
  const sender = bookOf(from, currency);
  const receiver = bookOf(to, currency);
  const leg = (debit: LedgerAccountName, credit: LedgerAccountName, legCode: string) =>
    transfer({ kind: "posted", debit, credit, amountMinor, currency, code: legCode, subject }, at);
  return [
    leg(sender("available"), sender("between_accounts"), code),
    leg(sender("between_accounts"), sender("channel_receivable"), "claim_given"),
    leg(receiver("channel_receivable"), receiver("between_accounts"), "claim_taken"),
    leg(receiver("between_accounts"), receiver("available"), code),
  ];
}

/** The lines of both balances: what the one loses and the other gains. */
export function crossingLines(
  crossing: Crossing,
  at: Temporal.Instant,
): { readonly left: BalanceTransaction; readonly arrived: BalanceTransaction } {
  const line = (accountId: Id<"acct">, amountMinor: bigint): BalanceTransaction => ({
    accountId,
    id: newId("txn", at),
    type: crossing.code === "transfer" ? "transfer" : "transfer_refund",
    sourceId: crossing.subject,
    chargeId: null,
    payoutId: null,
    amountMinor,
    feeMinor: 0n,
    netMinor: amountMinor,
    currency: crossing.currency,
    status: "available",
    availableAt: at,
    description: crossing.description,
    createdAt: at,
    version: 1n,
  });
  return {
    left: line(crossing.from, -crossing.amountMinor),
    arrived: line(crossing.to, crossing.amountMinor),
  };
}
