import { refunds } from "#db/schema/refunds";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { loadRefund } from "#domain/refunds/load-refund";
import { refundTold } from "#domain/refunds/paid-back";
import type { Refund } from "#domain/refunds/refund";

export interface UpdateRefundInput {
  readonly refundId: string;
  readonly metadata?: MetadataChanges | undefined;
}

/** Changes a refund's metadata; nothing else of it can be changed. */
export async function updateRefund(ctx: Context, input: UpdateRefundInput): Promise<Refund> {
  requireScope(ctx, "refunds:write");

  return commit(ctx, async (read) => {
    const refund = await loadRefund(read, input.refundId);
    const after = next(refund, { metadata: changedMetadata(refund.metadata, input.metadata) });
    return change(after, {
      audit: { action: "refund.updated", subject: refund.id },
      events: refundTold(refund, after),
    }).updates(refunds, refund, after);
  });
}
