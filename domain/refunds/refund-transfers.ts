import { bookOf } from "#domain/balance/books";
import { type Charge, payerBook } from "#domain/charges/charge";
import type { LedgerAccountKind } from "#domain/ledger/ledger-account";
import { type Transfer, type TransferParts, transfer } from "#domain/ledger/transfer";
import { merchantGivenMinor } from "#domain/refunds/refundable";
import type { Id } from "#platform/ids";

/** A charge whose money follows its refunds, and the transfers that make it so. */
export interface RefundMoves {
  readonly charge: Charge;
  readonly transfers: readonly Transfer[];
}

interface MovesOf {
  /** The refund that was asked for or decided on. */
  readonly refundId: Id<"re">;
  readonly at: Temporal.Instant;
}

/**
 * The moves by which the books follow a charge from one stand of its refunds to the next: what was
 * held is given back or let go, the fee's part goes back too, and what still waits is held anew.
 * One hold for all that wait: in whatever order they end, each can be paid to the last unit.
 */
export function refundMoves(before: Charge, after: Charge, { refundId, at }: MovesOf): RefundMoves {
  const givenMinor =
    merchantGivenMinor(after, after.amountRefundedMinor) -
    merchantGivenMinor(before, before.amountRefundedMinor);
  const feeMinor = after.feeReturnedMinor - before.feeReturnedMinor;
  const give = move(before, balanceKind(before), { code: "refund", subject: refundId });
  const returnFee = move(before, "fees", { code: "fee_return", subject: refundId });
  const hold = move(before, balanceKind(before), { code: "refund_hold", subject: before.id });
  const heldAnew = made([hold("pending", heldMinor(after))], at);
  return {
    charge: { ...after, refundHoldTransferId: heldAnew[0]?.id ?? null },
    transfers: [
      ...made([...giving(before, givenMinor, give), returnFee("posted", feeMinor)], at),
      ...heldAnew,
    ],
  };
}

/** The balance that refunds of this charge are taken from: where its own money is. */
export function balanceKind(charge: Charge): "pending" | "available" {
  return charge.releasedAt ? "available" : "pending";
}

type Move = (kind: Transfer["kind"], amountMinor: bigint) => TransferParts;

/** Gives so much, out of what was held as far as it was; the rest of the hold is let go. */
function giving(before: Charge, givenMinor: bigint, give: Move): readonly TransferParts[] {
  const pendingId = before.refundHoldTransferId;
  if (!pendingId) return [give("posted", givenMinor)];
  const wasHeldMinor = heldMinor(before);
  if (givenMinor > 0n && givenMinor <= wasHeldMinor) {
    return [{ ...give("post", givenMinor), pendingId }];
  }
  const letGo = { ...give("void", wasHeldMinor), pendingId, code: "refund_hold_release" };
  return [letGo, give("posted", givenMinor)];
}

/** What the refunds that wait would take of the merchant's balance if all were approved. */
function heldMinor(charge: Charge): bigint {
  return (
    merchantGivenMinor(charge, charge.amountRefundReservedMinor) -
    merchantGivenMinor(charge, charge.amountRefundedMinor)
  );
}

function move(
  charge: Charge,
  from: LedgerAccountKind,
  said: Pick<TransferParts, "code" | "subject">,
): Move {
  const book = bookOf(charge.accountId, charge.currency);
  return (kind, amountMinor) => ({
    ...said,
    kind,
    debit: book(from),
    credit: payerBook(charge),
    amountMinor,
    currency: charge.currency,
  });
}

function made(parts: readonly TransferParts[], at: Temporal.Instant): readonly Transfer[] {
  return parts.filter(({ amountMinor }) => amountMinor > 0n).map((one) => transfer(one, at));
}
