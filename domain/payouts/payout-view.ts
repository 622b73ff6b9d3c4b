import type { Account } from "#domain/access/context";
import type { Payout } from "#domain/payouts/payout";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a payout. */
export function payoutView(payout: Payout, account: Pick<Account, "mode">) {
  return {
    id: payout.id,
    object: "payout" as const,
    amount: Number(payout.amountMinor),
    application_fee: null,
    application_fee_amount: null,
    arrival_date: unixSeconds(payout.arrivalAt),
    automatic: payout.automatic,
    balance_transaction: payout.balanceTransactionId,
    created: unixSeconds(payout.createdAt),
    currency: payout.currency.toLowerCase(),
    description: payout.description,
    destination: payout.bankAccountId,
    failure_balance_transaction: payout.failureBalanceTransactionId,
    failure_code: payout.failureCode,
    failure_message: payout.failureMessage,
    livemode: account.mode === "live",
    metadata: payout.metadata,
    method: payout.method,
    original_payout: payout.originalPayoutId,
    payout_method: null,
    reconciliation_status: payout.automatic ? ("completed" as const) : ("not_applicable" as const),
    reversed_by: payout.reversedById,
    source_type: "card" as const,
    statement_descriptor: payout.statementDescriptor,
    status: payout.status,
    trace_id: null,
    type: "bank_account" as const,
  };
}
