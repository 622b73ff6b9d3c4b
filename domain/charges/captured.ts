import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { bookOf } from "#domain/balance/books";
import { next } from "#domain/changes/change";
import { type Charge, payerBook } from "#domain/charges/charge";
import { invariant } from "#domain/errors/invariant";
import { type Transfer, type TransferParts, transfer } from "#domain/ledger/transfer";
import { fee } from "#domain/money/fee";
import { money } from "#domain/money/money";
import { newId } from "#platform/ids";

/** What a capture leads to: the charge, its line in the balance, and the money that moves. */
export interface Capture {
  readonly charge: Charge;
  readonly line: BalanceTransaction;
  readonly transfers: readonly Transfer[];
}

const hoursADay = 24;

/** Takes an amount of an authorised charge: its fee is due, and the rest is the merchant's. */
export function captured(
  charge: Charge,
  amountMinor: bigint,
  { account, at }: { readonly account: Account; readonly at: Temporal.Instant },
): Capture {
  const isWithin = amountMinor > 0n && amountMinor <= charge.amountMinor;
  invariant(isWithin && !charge.captured, "a charge is captured once, within its amount");
  const amount = money(amountMinor, charge.currency);
  const feeMinor = fee(amount, {
    basisPoints: account.feeBasisPoints,
    fixedMinor: BigInt(account.feeFixed[charge.currency] ?? 0),
  }).amountMinor;
  const isDue = account.settlementDelayDays === 0;
  const availableAt = at.add({ hours: hoursADay * account.settlementDelayDays });
  const line: BalanceTransaction = {
    accountId: charge.accountId,
    id: newId("txn", at),
    type: "charge",
    sourceId: charge.id,
    chargeId: charge.id,
    payoutId: null,
    amountMinor,
    feeMinor,
    netMinor: amountMinor - feeMinor,
    currency: charge.currency,
    status: isDue ? "available" : "pending",
    availableAt,
    description: charge.description,
    createdAt: at,
    version: 1n,
  };
  const taken = next(charge, {
    captured: true,
    capturedAt: at,
    amountCapturedMinor: amountMinor,
    feeMinor,
    balanceTransactionId: line.id,
    availableAt,
    releasedAt: isDue ? at : null,
  });
  return { charge: taken, line, transfers: captureTransfers(taken, at) };
}

function captureTransfers(charge: Charge, at: Temporal.Instant): readonly Transfer[] {
  const { amountCapturedMinor, feeMinor } = charge;
  const book = bookOf(charge.accountId, charge.currency);
  const parts = { currency: charge.currency, subject: charge.id } as const;
  const gross: TransferParts = {
    ...parts,
    kind: charge.holdTransferId ? "post" : "posted",
    debit: payerBook(charge),
    credit: book("pending"),
    amountMinor: amountCapturedMinor,
    code: "capture",
    ...(charge.holdTransferId ? { pendingId: charge.holdTransferId } : {}),
  };
  const feeTaken: TransferParts = {
    ...parts,
    kind: "posted",
    debit: book("pending"),
    credit: book("fees"),
    amountMinor: feeMinor,
    code: "fee",
  };
  const released: readonly TransferParts[] = charge.releasedAt
    ? [releaseParts(charge, amountCapturedMinor - feeMinor)]
    : [];
  return [gross, feeTaken, ...released]
    .filter(({ amountMinor }) => amountMinor > 0n)
    .map((made) => transfer(made, at));
}

/** The move of a charge's net amount from pending to available. */
export function releaseParts(charge: Charge, netMinor: bigint): TransferParts {
  const book = bookOf(charge.accountId, charge.currency);
  return {
    kind: "posted",
    debit: book("pending"),
    credit: book("available"),
    amountMinor: netMinor,
    currency: charge.currency,
    code: "release",
    subject: charge.id,
  };
}
