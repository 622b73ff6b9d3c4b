import { type Transfer, type TransferParts, transfer } from "#domain/ledger/transfer";
import { systemClock } from "#platform/clock";
import type { Id } from "#platform/ids";

/** A capture of 1.00 in CNY, or what these parts make of it. */
export function aTransfer(accountId: Id<"acct">, parts: Partial<TransferParts> = {}): Transfer {
  const currency = parts.currency ?? "CNY";
  const capture: TransferParts = {
    kind: "posted",
    debit: { accountId, kind: "channel_receivable", currency },
    credit: { accountId, kind: "pending", currency },
    amountMinor: 100n,
    currency,
    code: "test",
    subject: "test",
  };
  return transfer({ ...capture, ...parts }, systemClock());
}
