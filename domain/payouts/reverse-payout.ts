import { payouts } from "#db/schema/payouts";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { anyBankAccount } from "#domain/bank-accounts/load-bank-account";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { told, toldChange } from "#domain/events/event-note";
import { loadPayout } from "#domain/payouts/load-payout";
import { payoutRow } from "#domain/payouts/new-payout";
import { isReversal, type Payout } from "#domain/payouts/payout";
import { payoutView } from "#domain/payouts/payout-view";

export interface ReversePayoutInput {
  readonly payoutId: string;
  readonly metadata?: MetadataChanges | undefined;
}

/**
 * Asks the bank for the money of a payout that was paid: a payout of its own, with an amount below
 * zero. The money is available again when the bank has brought it.
 */
export async function reversePayout(ctx: Context, input: ReversePayoutInput): Promise<Payout> {
  requireScope(ctx, "payouts:write");
  requireFreshProof(ctx);

  return commit(ctx, async (read) => {
    const payout = await loadReversible(read, input.payoutId);
    const bankAccount = await anyBankAccount(read, payout.bankAccountId);
    invariant(bankAccount, "a payout goes to a bank account of its own account");
    const { amountMinor, description, method, statementDescriptor } = payout;
    const parts = { automatic: false, bankAccount, description, method, statementDescriptor };
    const metadata = changedMetadata({}, input.metadata);
    const reversal: Payout = {
      ...payoutRow(ctx.account, { ...parts, metadata, amountMinor: -amountMinor }, read.now),
      originalPayoutId: payout.id,
    };
    // The bank brings it back on our demand, so it can no longer return it on its own.
    const reversed = next(payout, { reversedById: reversal.id, nextStepAt: null });
    const view = (row: Payout) => payoutView(row, ctx.account);
    return change(reversal, {
      audit: { action: "payout.reversed", subject: payout.id, after: { reversal: reversal.id } },
      events: [
        told("payout.created", view(reversal), reversal.version),
        toldChange(
          "payout.updated",
          { before: view(payout), after: view(reversed) },
          reversed.version,
        ),
      ],
    })
      .updates(payouts, payout, reversed)
      .inserts(payouts, reversal);
  });
}

async function loadReversible(read: Reader, id: string): Promise<Payout> {
  const payout = await loadPayout(read, id);
  if (payout.status === "paid" && !payout.reversedById && !isReversal(payout)) return payout;
  throw new DomainError(
    "payout_unexpected_state",
    "Only a payout that was paid can be reversed, and only once.",
    { param: "payout" },
  );
}
