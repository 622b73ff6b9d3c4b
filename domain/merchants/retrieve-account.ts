import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { requireOwnAccount } from "#domain/merchants/require-own-account";

export interface RetrieveAccountInput {
  /** One's own where it is left out; there is no other that a caller can see. */
  readonly accountId?: string | undefined;
}

/** The account that the caller acts for. */
export async function retrieveAccount(
  ctx: Context,
  { accountId }: RetrieveAccountInput,
): Promise<Account> {
  requireScope(ctx, "account:read");

  requireOwnAccount(ctx, accountId);
  return ctx.account;
}
