import { balanceTransactions } from "#db/schema/balance";
import { payouts } from "#db/schema/payouts";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { toldChange } from "#domain/events/event-note";
import { loadPayout } from "#domain/payouts/load-payout";
import { canMove, isReversal, type Payout } from "#domain/payouts/payout";
import { payoutLine, payoutTransfer } from "#domain/payouts/payout-moves";
import { payoutView } from "#domain/payouts/payout-view";

/** Stops a payout that the bank has not picked up yet; its money is available again. */
export async function cancelPayout(
  ctx: Context,
  input: { readonly payoutId: string },
): Promise<Payout> {
  requireScope(ctx, "payouts:write");
  requireFreshProof(ctx);

  return commit(ctx, async (read) => {
    const payout = await loadPayout(read, input.payoutId);
    if (isReversal(payout) || !canMove(payout, "canceled")) {
      throw new DomainError(
        "payout_unexpected_state",
        "Only a payout that is pending can be canceled.",
        { param: "payout" },
      );
    }
    const line = payoutLine(payout, "payout_cancel", read.now);
    const canceled = next(payout, {
      status: "canceled",
      failureBalanceTransactionId: line.id,
      nextStepAt: null,
    });
    const shapes = {
      before: payoutView(payout, ctx.account),
      after: payoutView(canceled, ctx.account),
    };
    return change(canceled, {
      audit: { action: "payout.canceled", subject: payout.id },
      events: [toldChange("payout.canceled", shapes, canceled.version)],
    })
      .updates(payouts, payout, canceled)
      .inserts(balanceTransactions, line)
      .transfers([payoutTransfer(payout, "payout_cancel", read.now)]);
  });
}
