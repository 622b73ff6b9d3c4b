import { balanceTransactions } from "#db/schema/balance";
import { transferReversals, transfers } from "#db/schema/transfers";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { toldChange } from "#domain/events/event-note";
import { requireAmount } from "#domain/money/require-amount";
import { type Crossing, crossingLines, crossingTransfers } from "#domain/transfers/crossing";
import { loadTransfer } from "#domain/transfers/queries";
import { reversibleMinor, type Transfer, type TransferReversal } from "#domain/transfers/transfer";
import { transferView } from "#domain/transfers/transfer-view";
import { newId } from "#platform/ids";

export interface ReverseTransferInput {
  readonly transferId: string;
  /** All that has not gone back where it is left out. */
  readonly amountMinor?: bigint | undefined;
  readonly description?: string | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Takes money of a transfer back, as far as its receiver still has so much available. */
export async function reverseTransfer(
  ctx: Context,
  input: ReverseTransferInput,
): Promise<TransferReversal> {
  requireScope(ctx, "transfers:write");

  return commit(ctx, async (read) => {
    const sent = await loadTransfer(read, input.transferId);
    const amountMinor = amountToReverse(sent, input.amountMinor);
    // Both accounts keep a row of it, and both must be as they were read.
    const elsewhere = { ...read, accountId: sent.destinationAccountId };
    const received = await loadTransfer(elsewhere, sent.id);
    const made = { input, amountMinor, mode: ctx.account.mode, at: read.now };
    return reversal(sent, received, made);
  });
}

function amountToReverse(sent: Transfer, asked: bigint | undefined): bigint {
  if (sent.direction === "received") {
    throw new DomainError(
      "more_permissions_required",
      "Only the account that sent a transfer can reverse it.",
    );
  }
  const left = reversibleMinor(sent);
  const amountMinor = asked ?? left;
  if (left === 0n || amountMinor > left) {
    throw new DomainError("amount_too_large", "More cannot go back than is left of the transfer.", {
      param: "amount",
    });
  }
  requireAmount(amountMinor, "amount");
  return amountMinor;
}

interface Reversing {
  readonly input: ReverseTransferInput;
  readonly amountMinor: bigint;
  readonly mode: "live" | "sandbox";
  readonly at: Temporal.Instant;
}

function reversal(
  sent: Transfer,
  received: Transfer,
  { input, amountMinor, mode, at }: Reversing,
): Change<TransferReversal> {
  const id = newId("trr", at);
  const { currency, sourceAccountId, destinationAccountId } = sent;
  const description = input.description ?? null;
  const crossing: Crossing = {
    from: destinationAccountId,
    to: sourceAccountId,
    amountMinor,
    currency,
    code: "transfer_reversal",
    subject: id,
    description,
  };
  const { left, arrived } = crossingLines(crossing, at);
  const shared = { id, transferId: sent.id, amountMinor, currency, description, createdAt: at };
  const made: TransferReversal = {
    ...shared,
    accountId: sourceAccountId,
    metadata: changedMetadata({}, input.metadata),
    balanceTransactionId: arrived.id,
    version: 1n,
  };
  const suffered: TransferReversal = {
    ...shared,
    accountId: destinationAccountId,
    metadata: {},
    balanceTransactionId: left.id,
    version: 1n,
  };
  const sentAfter = withReversal(sent, made);
  const receivedAfter = withReversal(received, suffered);
  const after = { amount: amountMinor.toString(), reversal: id };
  return change(made, {
    audit: { action: "transfer.reversed", subject: sent.id, after },
    events: [
      reversedTold(sent, sentAfter, mode),
      { ...reversedTold(received, receivedAfter, mode), accountId: destinationAccountId },
    ],
  })
    .updates(transfers, sent, sentAfter)
    .updates(transfers, received, receivedAfter)
    .inserts(transferReversals, made, suffered)
    .inserts(balanceTransactions, left, arrived)
    .transfers(crossingTransfers(crossing, at));
}

const shownReversals = 10;

function withReversal(transfer: Transfer, made: TransferReversal): Transfer {
  const rows = [made, ...transfer.reversals.rows];
  const hasMore = transfer.reversals.hasMore || rows.length > shownReversals;
  return {
    ...next(transfer, { amountReversedMinor: transfer.amountReversedMinor + made.amountMinor }),
    reversals: { rows: rows.slice(0, shownReversals), hasMore },
  };
}

function reversedTold(before: Transfer, after: Transfer, mode: Reversing["mode"]) {
  const shapes = { before: transferView(before, { mode }), after: transferView(after, { mode }) };
  return toldChange("transfer.reversed", shapes, after.version);
}
