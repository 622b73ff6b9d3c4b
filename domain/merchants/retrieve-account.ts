import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { DomainError } from "#domain/errors/domain-error";

export interface RetrieveAccountInput {
  /** One's own where it is left out; there is no other that a caller can see. */
  readonly accountId?: string | undefined;
}

/** The account that the caller acts for. */
export async function retrieveAccount(
  ctx: Context,
  { accountId = ctx.account.id }: RetrieveAccountInput,
): Promise<Account> {
  requireScope(ctx, "account:read");

  if (accountId === ctx.account.id) return ctx.account;
  throw new DomainError("resource_missing", "No such account.", { param: "account" });
}
