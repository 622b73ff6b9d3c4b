import type { bankAccounts, defaultBankAccounts } from "#db/schema/bank-accounts";

/** A bank account as it is kept. */
export type StoredBankAccount = typeof bankAccounts.$inferSelect;

/** Which bank account the payouts of a currency go to. */
export type DefaultBankAccount = typeof defaultBankAccounts.$inferSelect;

/** A bank account, and whether payouts in its currency go there unless told otherwise. */
export type BankAccount = StoredBankAccount & { readonly isDefault: boolean };

/** Whether money may be paid out to it. */
export function isUsable(bankAccount: StoredBankAccount): boolean {
  return bankAccount.status === "approved" && bankAccount.removedAt === null;
}
