import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { waitingRefundRows } from "#domain/reports/queries";

/** How many refunds wait for people to decide. */
export interface WaitingRefunds {
  /** At most 100: nobody needs to know how many more. */
  readonly count: number;
  readonly hasMore: boolean;
  /** When the first of them lapses; undefined where none waits. */
  readonly firstExpiresAt: Temporal.Instant | undefined;
}

const mostCounted = 100;

/** The length of the approval queue, and how soon someone has to look at it. */
export async function waitingRefunds(ctx: Context): Promise<WaitingRefunds> {
  requireScope(ctx, "refunds:read");

  const most = mostCounted + 1;
  const found = await waitingRefundRows(readerOf(ctx), { currency: undefined, most });
  return {
    count: Math.min(found.length, mostCounted),
    hasMore: found.length > mostCounted,
    firstExpiresAt: found[0]?.approvalExpiresAt ?? undefined,
  };
}
