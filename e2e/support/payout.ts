import type { Account, Context } from "#domain/access/context";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { decideBankAccount } from "#domain/bank-accounts/decide-bank-account";
import {
  type RegisterBankAccountInput,
  registerBankAccount,
} from "#domain/bank-accounts/register-bank-account";
import { advancePayout } from "#domain/payout-progress/advance-payout";
import type { Payout } from "#domain/payouts/payout";
import { aPerson, personContext, workerContext } from "#e2e/support/account";
import { later, paid, type Taken } from "#e2e/support/payment";

/** A number at the sandbox bank that takes what is paid out to it. */
const goodNumber = "000123456789";

/** A bank account that waits for a second person. */
export async function aBankAccount(
  account: Account,
  input: Partial<RegisterBankAccountInput> = {},
): Promise<BankAccount> {
  const ctx = personContext(account, await aPerson("admin", "Registers"));
  const details = { holderName: "Shop Ltd", country: "CN", number: goodNumber };
  return registerBankAccount(ctx, { ...details, currency: "CNY", ...input });
}

/** A bank account that two people stand behind. */
export async function anApprovedBankAccount(
  account: Account,
  input: Partial<RegisterBankAccountInput> = {},
): Promise<BankAccount> {
  const { id } = await aBankAccount(account, input);
  const ctx = personContext(account, await aPerson("admin", "Approves"));
  return decideBankAccount(ctx, { bankAccountId: id, decision: "approved" });
}

/** An account with so much available, and a bank account of this number to pay it out to. */
export async function withFunds(
  amountMinor: bigint,
  number: string = goodNumber,
  fields: Partial<Account> = {},
): Promise<Taken & { readonly bankAccount: BankAccount }> {
  const taken = await paid(amountMinor, fields);
  return { ...taken, bankAccount: await anApprovedBankAccount(taken.account, { number }) };
}

/** The payout after so many steps of the bank, each taken when its time had come. */
export async function stepsOn(account: Account, payout: Payout, steps: number): Promise<Payout> {
  let now = payout;
  for (let step = 1; step <= steps; step += 1) {
    const ctx: Context = later(workerContext(account), step);
    now = await advancePayout(ctx, { payoutId: payout.id });
  }
  return now;
}
