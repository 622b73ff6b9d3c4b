import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { type Locale, translator } from "#messages/translator";

type NamedBankAccount = Pick<BankAccount, "bankName" | "holderName" | "country" | "last4">;

/** A bank account as people know it again: the bank, and the last four of its number. */
export function bankText(bankAccount: NamedBankAccount, locale: Locale): string {
  const { bankName, holderName, country, last4 } = bankAccount;
  const name = bankName ?? holderName ?? country;
  return translator(locale, "payouts")("bankText", { name, last4 });
}
