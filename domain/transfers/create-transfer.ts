import { balanceTransactions } from "#db/schema/balance";
import { transfers } from "#db/schema/transfers";
import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import { findAccount } from "#domain/merchants/find-account";
import type { Currency } from "#domain/money/currencies";
import { requireAmount } from "#domain/money/require-amount";
import { type Crossing, crossingLines, crossingTransfers } from "#domain/transfers/crossing";
import type { Transfer } from "#domain/transfers/transfer";
import { transferView } from "#domain/transfers/transfer-view";
import { newId, parseId } from "#platform/ids";

export interface CreateTransferInput {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** An account of this installation and of the same mode. */
  readonly destinationId: string;
  /** Shown to the receiver too. */
  readonly description?: string | undefined;
  readonly transferGroup?: string | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Moves available money to another account at once; both see it, and both are told. */
export async function createTransfer(ctx: Context, input: CreateTransferInput): Promise<Transfer> {
  requireScope(ctx, "transfers:write");
  requireAmount(input.amountMinor, "amount");

  return commit(ctx, async (read) => {
    const destination = await destinationOf(ctx.account, input.destinationId);
    return sending(ctx.account, destination, { input, at: read.now });
  });
}

/** Live and test are two worlds: an account of the other one is not there. */
async function destinationOf(source: Account, text: string): Promise<Account> {
  const id = parseId("acct", text);
  const destination = id && (await findAccount(id));
  if (destination?.mode !== source.mode) {
    throw new DomainError("resource_missing", "No such destination.", { param: "destination" });
  }
  if (destination.id !== source.id) return destination;
  throw new DomainError("parameter_invalid", "An account cannot send money to itself.", {
    param: "destination",
  });
}

interface Sending {
  readonly input: CreateTransferInput;
  readonly at: Temporal.Instant;
}

function sending(source: Account, destination: Account, { input, at }: Sending): Change<Transfer> {
  const { amountMinor, currency, description = null } = input;
  const id = newId("tr", at);
  const crossing: Crossing = {
    from: source.id,
    to: destination.id,
    amountMinor,
    currency,
    code: "transfer",
    subject: id,
    description,
  };
  const { left, arrived } = crossingLines(crossing, at);
  const shared = {
    id,
    sourceAccountId: source.id,
    destinationAccountId: destination.id,
    amountMinor,
    amountReversedMinor: 0n,
    currency,
    description,
    createdAt: at,
    version: 1n,
    reversals: { rows: [], hasMore: false },
  };
  const sent: Transfer = {
    ...shared,
    accountId: source.id,
    direction: "sent",
    transferGroup: input.transferGroup ?? null,
    metadata: changedMetadata({}, input.metadata),
    balanceTransactionId: left.id,
  };
  const received: Transfer = {
    ...shared,
    accountId: destination.id,
    direction: "received",
    transferGroup: null,
    metadata: {},
    balanceTransactionId: arrived.id,
  };
  const after = { amount: amountMinor.toString(), currency, destination: destination.id };
  return change(sent, {
    audit: { action: "transfer.created", subject: id, after },
    events: [
      told("transfer.created", transferView(sent, source), 1n),
      {
        ...told("transfer.created", transferView(received, destination), 1n),
        accountId: destination.id,
      },
    ],
  })
    .inserts(transfers, sent, received)
    .inserts(balanceTransactions, left, arrived)
    .transfers(crossingTransfers(crossing, at));
}
