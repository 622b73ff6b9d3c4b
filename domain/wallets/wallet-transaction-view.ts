import type { Account } from "#domain/access/context";
import type { WalletTransaction } from "#domain/wallets/wallet";
import { unixSeconds } from "#platform/clock";

/** What the API shows of one move of a stored balance. */
export function walletTransactionView(
  transaction: WalletTransaction,
  account: Pick<Account, "mode">,
) {
  return {
    id: transaction.id,
    object: "customer_cash_balance_transaction" as const,
    created: unixSeconds(transaction.createdAt),
    currency: transaction.currency.toLowerCase(),
    customer: transaction.customerId,
    customer_account: null,
    ending_balance: Number(transaction.endingBalanceMinor),
    livemode: account.mode === "live",
    net_amount: Number(transaction.netMinor),
    type: transaction.type,
    ...sourceView(transaction),
  };
}

/** What it belongs to, under the name of its type. */
function sourceView({ type, sourceId, bankReference }: WalletTransaction) {
  switch (type) {
    case "applied_to_payment":
      return { applied_to_payment: { payment_intent: sourceId } };
    case "unapplied_from_payment":
      return { unapplied_from_payment: { payment_intent: sourceId } };
    case "refunded_from_payment":
      return { refunded_from_payment: { refund: sourceId } };
    case "return_initiated":
      return { withdrawal: sourceId };
    case "transferred_in":
    case "transferred_out":
      return { transfer: sourceId };
    case "funded":
      return { top_up: sourceId, ...fundedView(bankReference) };
  }
}

/** What came over a bank says so as integrators' programs know it. */
function fundedView(reference: string | null) {
  if (reference === null) return {};
  return { funded: { bank_transfer: { reference, type: "bank_transfer" } } };
}
