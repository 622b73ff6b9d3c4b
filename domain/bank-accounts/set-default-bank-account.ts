import { bankAccounts } from "#db/schema/bank-accounts";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { type BankAccount, isUsable } from "#domain/bank-accounts/bank-account";
import { bankAccountView } from "#domain/bank-accounts/bank-account-view";
import { withDefault } from "#domain/bank-accounts/decide-bank-account";
import {
  anyBankAccount,
  defaultFor,
  loadBankAccount,
} from "#domain/bank-accounts/load-bank-account";
import type { BankAccountInput } from "#domain/bank-accounts/retrieve-bank-account";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { toldChange } from "#domain/events/event-note";

/** Lets the payouts of a currency go to another bank account that was approved. */
export async function setDefaultBankAccount(
  ctx: Context,
  input: BankAccountInput,
): Promise<BankAccount> {
  requireScope(ctx, "bank_accounts:write");
  requireFreshProof(ctx);
  requirePerson(ctx);

  return commit(ctx, async (read) => {
    const chosen = await loadBankAccount(read, input.bankAccountId);
    const standard = await defaultFor(read, chosen.currency);
    const audit = {
      action: "bank_account.made_default",
      subject: chosen.id,
      before: { default: standard?.bankAccountId ?? null },
      after: { default: chosen.id },
    };
    if (!isUsable(chosen)) throw notApproved();
    if (chosen.isDefault) return change(chosen, { audit, events: [] }).guards(bankAccounts, chosen);
    const formerId = standard?.bankAccountId;
    const former = formerId && (await anyBankAccount(read, formerId));
    const moved = [
      [chosen, { ...next(chosen, {}), isDefault: true }],
      ...(former ? [[former, { ...next(former, {}), isDefault: false }] as const] : []),
    ] as const;
    const made = change<BankAccount>(moved[0][1], {
      audit,
      events: moved.map(([before, after]) =>
        toldChange(
          "account.external_account.updated",
          { before: bankAccountView(before), after: bankAccountView(after) },
          after.version,
        ),
      ),
    });
    for (const [before, after] of moved) made.updates(bankAccounts, before, after);
    return withDefault(made, chosen, standard);
  });
}

function notApproved(): DomainError {
  return new DomainError(
    "bank_account_not_approved",
    "Payouts can go there only after a second person has approved the bank account.",
    { param: "external_account" },
  );
}
