import { bookOf } from "#domain/balance/books";
import type { LedgerAccountKind } from "#domain/ledger/ledger-account";
import { type Transfer, type TransferParts, transfer } from "#domain/ledger/transfer";
import type { Refund } from "#domain/refunds/refund";
import { merchantShareMinor } from "#domain/refunds/refund";
import { parseId } from "#platform/ids";

/** The moves that give a refund back: the merchant's share, and the fee's share where there is one. */
export function refundTransfers(
  refund: Refund,
  kind: "posted" | "pending",
  at: Temporal.Instant,
): readonly Transfer[] {
  return shares(refund).map((share) => transfer({ ...share, kind }, at));
}

/** The moves that end what was held for a refund: given back, or let go. */
export function endOfHold(
  refund: Refund,
  kind: "post" | "void",
  at: Temporal.Instant,
): readonly Transfer[] {
  return shares(refund).map((share, place) => {
    const pendingId = parseId("ltr", refund.holdTransferIds[place] ?? "");
    return transfer({ ...share, kind, ...(pendingId ? { pendingId } : {}) }, at);
  });
}

function shares(refund: Refund): readonly Omit<TransferParts, "kind">[] {
  const book = bookOf(refund.accountId, refund.currency);
  const share = (from: LedgerAccountKind, amountMinor: bigint, code: string) => ({
    debit: book(from),
    credit: book("channel_receivable"),
    amountMinor,
    currency: refund.currency,
    code,
    subject: refund.id,
  });
  return [
    share(refund.balanceKind, merchantShareMinor(refund), "refund"),
    share("fees", refund.feeReturnMinor, "fee_return"),
  ].filter(({ amountMinor }) => amountMinor > 0n);
}
