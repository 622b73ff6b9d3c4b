import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import type { Refund } from "#domain/refunds/refund";
import { actorNames, decisionsOn, waitingRefundRows } from "#domain/reports/queries";
import type { Id } from "#platform/ids";

/** A refund that waits, with what tells people whether it waits for them. */
export interface QueuedRefund {
  readonly refund: Refund;
  /** Who asked for it: the name of a person or of a key. */
  readonly requester: string | undefined;
  /** Who has said yes already, so that someone else must say it next. */
  readonly approvedBy: readonly Id<"usr">[];
}

/** What waits for people to decide, first what lapses first. */
export interface RefundQueue {
  readonly rows: readonly QueuedRefund[];
  /** Whether more wait than are shown; they move up as these are decided. */
  readonly hasMore: boolean;
}

export interface RefundQueueInput {
  readonly currency?: Currency | undefined;
}

const mostShown = 100;

/** The approval queue, of all currencies or of one. */
export async function refundQueue(
  ctx: Context,
  { currency }: RefundQueueInput = {},
): Promise<RefundQueue> {
  requireScope(ctx, "refunds:read");

  const read = readerOf(ctx);
  const found = await waitingRefundRows(read, { currency, most: mostShown + 1 });
  const shown = found.slice(0, mostShown);
  const [decisions, names] = await Promise.all([
    decisionsOn(
      read,
      shown.map(({ id }) => id),
    ),
    actorNames(
      read,
      shown.map(({ requestedByActor }) => requestedByActor),
    ),
  ]);
  const said = Map.groupBy(decisions, ({ refundId }) => refundId);
  return {
    rows: shown.map((refund) => ({
      refund,
      requester: names.get(refund.requestedByActor),
      approvedBy: (said.get(refund.id) ?? []).map(({ decidedBy }) => decidedBy),
    })),
    hasMore: found.length > mostShown,
  };
}
