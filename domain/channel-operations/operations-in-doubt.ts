import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { openRows } from "#domain/channel-operations/queries";
import type { Operation } from "#domain/channels/operation";

/** What of the account has no certain end yet, the newest first and at most so many. */
export async function operationsInDoubt(
  ctx: Context,
  { most }: { readonly most: number },
): Promise<readonly Operation[]> {
  requireScope(ctx, "channels:read");

  return openRows(readerOf(ctx), most);
}
