import type { BankAccount } from "#domain/bank-accounts/bank-account";

const shownStatus = {
  waiting: "new",
  approved: "verified",
  rejected: "verification_failed",
} as const;

/** What the API shows of a bank account: never more of its number than the last four. */
export function bankAccountView(bankAccount: BankAccount) {
  return {
    id: bankAccount.id,
    object: "bank_account" as const,
    account: bankAccount.accountId,
    account_holder_name: bankAccount.holderName,
    account_holder_type: bankAccount.holderType,
    account_type: null,
    available_payout_methods: ["standard" as const, "instant" as const],
    bank_name: bankAccount.bankName,
    country: bankAccount.country,
    currency: bankAccount.currency.toLowerCase(),
    default_for_currency: bankAccount.isDefault,
    fingerprint: bankAccount.fingerprint,
    last4: bankAccount.last4,
    metadata: bankAccount.metadata,
    routing_number: bankAccount.routingNumber,
    status: shownStatus[bankAccount.status],
  };
}

/** What the API shows of a bank account that is no longer there. */
export function removedBankAccountView(bankAccount: BankAccount) {
  return {
    id: bankAccount.id,
    object: "bank_account" as const,
    currency: bankAccount.currency.toLowerCase(),
    deleted: true as const,
  };
}
