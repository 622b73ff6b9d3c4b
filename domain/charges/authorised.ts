import type { PaymentFailure } from "#db/schema/payments";
import { bookOf } from "#domain/balance/books";
import { next } from "#domain/changes/change";
import { type Charge, payerBook } from "#domain/charges/charge";
import { type Transfer, transfer } from "#domain/ledger/transfer";

/** An authorised charge with its amount held in the books until it is captured or voided. */
export function held(
  charge: Charge,
  at: Temporal.Instant,
): { readonly charge: Charge; readonly transfers: readonly Transfer[] } {
  const book = bookOf(charge.accountId, charge.currency);
  const hold = transfer(
    {
      kind: "pending",
      debit: payerBook(charge),
      credit: book("pending"),
      amountMinor: charge.amountMinor,
      currency: charge.currency,
      code: "authorisation",
      subject: charge.id,
    },
    at,
  );
  return { charge: { ...charge, holdTransferId: hold.id }, transfers: [hold] };
}

/** An authorised charge that will not be captured: its hold is let go. */
export function voided(
  charge: Charge,
  at: Temporal.Instant,
): { readonly charge: Charge; readonly transfers: readonly Transfer[] } {
  const book = bookOf(charge.accountId, charge.currency);
  const release = charge.holdTransferId && {
    kind: "void" as const,
    debit: payerBook(charge),
    credit: book("pending"),
    amountMinor: charge.amountMinor,
    currency: charge.currency,
    pendingId: charge.holdTransferId,
    code: "void",
    subject: charge.id,
  };
  return {
    charge: next(charge, { voidedAt: at }),
    transfers: release ? [transfer(release, at)] : [],
  };
}

/** A charge that the channel turned down. */
export function failed(charge: Charge, failure: PaymentFailure): Charge {
  return { ...charge, status: "failed", authorisedAt: null, failure };
}
