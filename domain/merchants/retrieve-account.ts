import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadAccount } from "#domain/merchants/load-account";
import { requireOwnAccount } from "#domain/merchants/require-own-account";

export interface RetrieveAccountInput {
  /** One's own where it is left out; there is no other that a caller can see. */
  readonly accountId?: string | undefined;
}

/** The account that the caller acts for, as it is now and not as when they were recognised. */
export async function retrieveAccount(
  ctx: Context,
  { accountId }: RetrieveAccountInput,
): Promise<Account> {
  requireScope(ctx, "account:read");

  requireOwnAccount(ctx, accountId);
  return loadAccount(readerOf(ctx));
}
