import { walletTransfers } from "#db/schema/wallets";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import { transfer } from "#domain/ledger/transfer";
import { requireAmount } from "#domain/money/require-amount";
import type { MoveInput, WalletTransfer } from "#domain/wallet-moves/move-rows";
import { walletTransferView } from "#domain/wallet-moves/move-views";
import { loadActiveHolder } from "#domain/wallets/load-holder";
import { walletBook } from "#domain/wallets/wallet";
import {
  type WalletMove,
  walletMove,
  walletMoveTold,
  withWalletMoves,
} from "#domain/wallets/wallet-move";
import { newId } from "#platform/ids";

export interface TransferBetweenCustomersInput extends MoveInput {
  /** The customer of the same account who receives. */
  readonly destinationId: string;
}

/** Moves stored money from one customer to another; neither may be frozen or closed. */
export async function transferBetweenCustomers(
  ctx: Context,
  input: TransferBetweenCustomersInput,
): Promise<WalletTransfer> {
  requireScope(ctx, "wallets:write");
  requireAmount(input.amountMinor, "amount");

  return commit(ctx, async (read) => {
    const payer = await loadActiveHolder(read, input.customerId, "customer");
    const payee = await loadActiveHolder(read, input.destinationId, "destination");
    if (payer.customer.id === payee.customer.id) {
      throw new DomainError("parameter_invalid", "Name another customer to transfer to.", {
        param: "destination",
      });
    }
    const { currency, amountMinor } = input;
    const parts = { currency, sourceId: newId("wtr", read.now), at: read.now };
    const outgoing = walletMove(payer, {
      ...parts,
      type: "transferred_out",
      netMinor: -amountMinor,
    });
    const incoming = walletMove(payee, { ...parts, type: "transferred_in", netMinor: amountMinor });
    const made: WalletTransfer = {
      accountId: read.accountId,
      id: parts.sourceId,
      customerId: payer.customer.id,
      destinationId: payee.customer.id,
      amountMinor,
      currency,
      outgoingTransactionId: outgoing.transaction.id,
      incomingTransactionId: incoming.transaction.id,
      description: input.description ?? null,
      metadata: changedMetadata({}, input.metadata),
      createdAt: read.now,
    };
    return transferred(ctx, made, { outgoing, incoming });
  });
}

interface BothMoves {
  readonly outgoing: WalletMove;
  readonly incoming: WalletMove;
}

function transferred(
  ctx: Context,
  made: WalletTransfer,
  { outgoing, incoming }: BothMoves,
): Change<WalletTransfer> {
  const { amountMinor, currency, createdAt: at } = made;
  const money = {
    kind: "posted",
    debit: walletBook(outgoing.holder.customer, currency),
    credit: walletBook(incoming.holder.customer, currency),
    amountMinor,
    currency,
    code: "wallet_transfer",
    subject: made.id,
  } as const;
  const moved = change(made, {
    audit: {
      action: "customer_transfer.created",
      subject: made.id,
      after: {
        amount: amountMinor.toString(),
        currency,
        customer: made.customerId,
        destination: made.destinationId,
      },
    },
    events: [
      told("customer_transfer.created", walletTransferView(made, ctx.account), 1n),
      ...walletMoveTold(outgoing, ctx.account),
      ...walletMoveTold(incoming, ctx.account),
    ],
  });
  // In one order whatever the direction, so that two that cross do not wait for each other.
  const moves = [outgoing, incoming].toSorted((left, right) =>
    left.after.customerId < right.after.customerId ? -1 : 1,
  );
  return withWalletMoves(moved, moves)
    .inserts(walletTransfers, made)
    .transfers([transfer(money, at)]);
}
