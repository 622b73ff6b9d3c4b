import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { inviterOf } from "#domain/team/queries";
import type { Id } from "#platform/ids";

/**
 * Who last invited this person into the team, if anyone did: so that an approval by somebody whom
 * the requester has invited can be seen for what it may be.
 */
export async function whoInvited(ctx: Context, personId: Id<"usr">): Promise<Id<"usr"> | null> {
  requireScope(ctx, "people:read");
  return inviterOf(readerOf(ctx), { merchantId: ctx.account.merchantId, personId });
}
