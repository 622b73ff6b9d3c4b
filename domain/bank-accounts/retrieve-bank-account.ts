import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { loadBankAccount } from "#domain/bank-accounts/load-bank-account";
import { readerOf } from "#domain/changes/reader";
import { requireOwnAccount } from "#domain/merchants/require-own-account";

/** Names a bank account, and its account where the path of the request says it. */
export interface BankAccountInput {
  readonly accountId?: string | undefined;
  readonly bankAccountId: string;
  /** Also one that was removed: for what has gone there. */
  readonly evenRemoved?: boolean | undefined;
}

/** The bank account of that id. */
export async function retrieveBankAccount(
  ctx: Context,
  input: BankAccountInput,
): Promise<BankAccount> {
  requireScope(ctx, "bank_accounts:read");
  requireOwnAccount(ctx, input.accountId);

  const { bankAccountId, evenRemoved } = input;
  return loadBankAccount(readerOf(ctx), bankAccountId, { evenRemoved });
}
