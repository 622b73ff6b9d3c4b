import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { bookOf } from "#domain/balance/books";
import type { LedgerAccountKind } from "#domain/ledger/ledger-account";
import { type Transfer, transfer } from "#domain/ledger/transfer";
import type { Payout } from "#domain/payouts/payout";
import { newId } from "#platform/ids";

type Route = readonly [from: LedgerAccountKind, to: LedgerAccountKind];

/** The ways of a payout's money through the books, by the code that the ledger keeps. */
const routes = {
  payout: ["available", "payouts_in_transit"],
  payout_paid: ["payouts_in_transit", "channel_receivable"],
  payout_cancel: ["payouts_in_transit", "available"],
  payout_failure: ["payouts_in_transit", "available"],
  payout_returned: ["channel_receivable", "available"],
  payout_reversal: ["channel_receivable", "available"],
} as const satisfies Readonly<Record<string, Route>>;

/** One step of a payout's money. */
export type PayoutMove = keyof typeof routes;

/** The transfer of a payout's whole amount along one of its ways. */
export function payoutTransfer(payout: Payout, move: PayoutMove, at: Temporal.Instant): Transfer {
  const book = bookOf(payout.accountId, payout.currency);
  const [from, to] = routes[move];
  const { amountMinor, currency, id } = payout;
  return transfer(
    {
      kind: "posted",
      debit: book(from),
      credit: book(to),
      amountMinor: amountMinor < 0n ? -amountMinor : amountMinor,
      currency,
      code: move,
      subject: id,
    },
    at,
  );
}

type LineType = Extract<BalanceTransaction["type"], `payout${string}`>;

/**
 * What a payout takes of the balance, or what comes back of it. The line of an automatic payout is
 * settled with the lines that it sums up; any other is swept up by the next one.
 */
export function payoutLine(
  payout: Payout,
  type: LineType,
  at: Temporal.Instant,
): BalanceTransaction {
  const amountMinor = type === "payout" ? -payout.amountMinor : payout.amountMinor;
  return {
    accountId: payout.accountId,
    id: newId("txn", at),
    type,
    sourceId: payout.id,
    chargeId: null,
    payoutId: payout.automatic && type === "payout" ? payout.id : null,
    amountMinor,
    feeMinor: 0n,
    netMinor: amountMinor,
    currency: payout.currency,
    status: "available",
    availableAt: at,
    description: payout.description,
    createdAt: at,
    version: 1n,
  };
}
