import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { reviewersOf } from "#domain/application-reviews/queries";
import { readerOf } from "#domain/changes/reader";
import type { Id } from "#platform/ids";

/** Everyone in the team who may review applications. */
export async function listReviewers(ctx: Context): Promise<ReadonlySet<Id<"usr">>> {
  requireScope(ctx, "applications:read");
  return reviewersOf(readerOf(ctx), ctx.account.merchantId);
}
