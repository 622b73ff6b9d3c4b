import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { accountsOpenTo } from "#domain/sessions/queries";
import type { OpenAccount } from "#domain/sessions/session";
import type { Id } from "#platform/ids";

/** Every account the person may look at, over all merchants they work for; live ones first. */
export async function listAccounts(ctx: Context): Promise<readonly OpenAccount[]> {
  requireScope(ctx, "account:read");
  return accountsOpenTo(requirePerson(ctx).id);
}

/** An account in whose records it stands what a person changes of their own, if they have any. */
export async function firstAccountOf(personId: Id<"usr">): Promise<OpenAccount | undefined> {
  const [first] = await accountsOpenTo(personId);
  return first;
}
