import { bankAccounts, defaultBankAccounts } from "#db/schema/bank-accounts";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { bankAccountView } from "#domain/bank-accounts/bank-account-view";
import { defaultFor, loadBankAccount } from "#domain/bank-accounts/load-bank-account";
import type { BankAccountInput } from "#domain/bank-accounts/retrieve-bank-account";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { told } from "#domain/events/event-note";
import { requireOwnAccount } from "#domain/merchants/require-own-account";

/** Takes a bank account out of use for good; what is on its way there still arrives. */
export async function removeBankAccount(
  ctx: Context,
  input: BankAccountInput,
): Promise<BankAccount> {
  requireScope(ctx, "bank_accounts:write");
  requireFreshProof(ctx);
  requirePerson(ctx);
  requireOwnAccount(ctx, input.accountId);

  return commit(ctx, async (read) => {
    const bankAccount = await loadBankAccount(read, input.bankAccountId);
    const standard = await defaultFor(read, bankAccount.currency);
    const removed: BankAccount = {
      ...next(bankAccount, { removedAt: read.now }),
      isDefault: false,
    };
    const made = change(removed, {
      audit: {
        action: "bank_account.removed",
        subject: bankAccount.id,
        before: { last4: bankAccount.last4, status: bankAccount.status },
      },
      events: [told("account.external_account.deleted", bankAccountView(removed), removed.version)],
    }).updates(bankAccounts, bankAccount, removed);
    if (standard?.bankAccountId !== bankAccount.id) return made;
    return made.updates(defaultBankAccounts, standard, next(standard, { bankAccountId: null }));
  });
}
