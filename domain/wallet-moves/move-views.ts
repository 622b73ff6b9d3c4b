import type { MoveFailure } from "#db/schema/wallets";
import type { Account } from "#domain/access/context";
import type { TopUp, WalletTransfer, Withdrawal } from "#domain/wallet-moves/move-rows";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a top-up. */
export function topUpView(topUp: TopUp, account: Pick<Account, "mode">) {
  return {
    ...moveView(topUp, account),
    object: "top_up" as const,
    bank_transfer: topUp.bankTransfer,
    cash_balance_transaction: topUp.walletTransactionId,
    ...failureView(topUp.failure),
    payment_method: topUp.paymentMethodId,
    status: topUp.status,
  };
}

/** What the API shows of a withdrawal. */
export function withdrawalView(withdrawal: Withdrawal, account: Pick<Account, "mode">) {
  return {
    ...moveView(withdrawal, account),
    object: "withdrawal" as const,
    cash_balance_transaction: withdrawal.walletTransactionId,
    destination: withdrawal.destination,
    ...failureView(withdrawal.failure),
    status: withdrawal.status,
  };
}

/** What the API shows of a transfer between two customers. */
export function walletTransferView(made: WalletTransfer, account: Pick<Account, "mode">) {
  return {
    ...moveView(made, account),
    object: "customer_transfer" as const,
    cash_balance_transaction: made.outgoingTransactionId,
    destination: made.destinationId,
    destination_cash_balance_transaction: made.incomingTransactionId,
  };
}

function moveView(move: TopUp | Withdrawal | WalletTransfer, account: Pick<Account, "mode">) {
  return {
    id: move.id,
    amount: Number(move.amountMinor),
    created: unixSeconds(move.createdAt),
    currency: move.currency.toLowerCase(),
    customer: move.customerId,
    description: move.description,
    livemode: account.mode === "live",
    metadata: move.metadata,
  };
}

function failureView(failure: MoveFailure | null) {
  return {
    decline_code: failure?.declineCode ?? null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
  };
}
