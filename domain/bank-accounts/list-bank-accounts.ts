import { eq, isNull } from "drizzle-orm";
import { bankAccounts } from "#db/schema/bank-accounts";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { listRows } from "#domain/bank-accounts/queries";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { requireOwnAccount } from "#domain/merchants/require-own-account";
import type { Currency } from "#domain/money/currencies";

export interface ListBankAccountsInput extends ListInput {
  /** Whose they are, where the path of the request says it: only one's own are there. */
  readonly accountId?: string | undefined;
  readonly status?: BankAccount["status"] | undefined;
  readonly currency?: Currency | undefined;
}

/** The account's bank accounts, newest first; those that were removed are not among them. */
export async function listBankAccounts(
  ctx: Context,
  input: ListBankAccountsInput,
): Promise<Page<BankAccount>> {
  requireScope(ctx, "bank_accounts:read");
  requireOwnAccount(ctx, input.accountId);

  const filters = [
    isNull(bankAccounts.removedAt),
    input.status && eq(bankAccounts.status, input.status),
    input.currency && eq(bankAccounts.currency, input.currency),
  ];
  return listRows(readerOf(ctx), input, { filters });
}
