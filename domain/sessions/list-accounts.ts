import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { accountsOpenTo } from "#domain/sessions/queries";
import type { OpenAccount } from "#domain/sessions/session";

/** Every account the person may look at, over all merchants they work for; live ones first. */
export async function listAccounts(ctx: Context): Promise<readonly OpenAccount[]> {
  requireScope(ctx, "account:read");
  return accountsOpenTo(requirePerson(ctx).id);
}
