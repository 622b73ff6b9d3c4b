import { payouts } from "#db/schema/payouts";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { toldChange } from "#domain/events/event-note";
import { loadPayout } from "#domain/payouts/load-payout";
import type { Payout } from "#domain/payouts/payout";
import { payoutView } from "#domain/payouts/payout-view";

export interface UpdatePayoutInput {
  readonly payoutId: string;
  readonly metadata?: MetadataChanges | undefined;
}

/** Changes a payout's metadata; nothing else of it can be changed. */
export async function updatePayout(ctx: Context, input: UpdatePayoutInput): Promise<Payout> {
  requireScope(ctx, "payouts:write");

  return commit(ctx, async (read) => {
    const payout = await loadPayout(read, input.payoutId);
    const after = next(payout, { metadata: changedMetadata(payout.metadata, input.metadata) });
    const shapes = {
      before: payoutView(payout, ctx.account),
      after: payoutView(after, ctx.account),
    };
    return change(after, {
      audit: { action: "payout.updated", subject: payout.id },
      events: [toldChange("payout.updated", shapes, after.version)],
    }).updates(payouts, payout, after);
  });
}
