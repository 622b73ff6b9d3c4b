import {
  type ChannelOrder,
  channelEvidence,
  channelOperations,
} from "#db/schema/channel-operations";
import { type Actor, personBehind } from "#domain/access/actor";
import type { Change } from "#domain/changes/change";
import type { Evidence, Operation } from "#domain/channels/operation";
import { type Id, newId, uuidToId } from "#platform/ids";

/** An operation that is to be asked of the channel once the change that reserves it is written. */
export interface Reserved {
  readonly operation: Operation;
  readonly evidence: Evidence;
}

/** What is to be asked, by whom. */
export interface Asking
  extends Pick<
    Operation,
    "accountId" | "kind" | "paymentIntentId" | "chargeId" | "refundId" | "amountMinor" | "currency"
  > {
  readonly order: ChannelOrder;
  /** Absent where it is the payer. */
  readonly actor: Actor | undefined;
  readonly at: Temporal.Instant;
}

/** As long as this the request that asks may go on; only then is the operation looked up. */
const askingSeconds = 10;
const nobody: Id<"usr"> = uuidToId("usr", "00000000-0000-0000-0000-000000000000");

/** The operation as it is before the call: its id, our reference, is all that will ever be sent. */
export function reserveOperation({ actor, at, ...asked }: Asking): Reserved {
  const { accountId, kind, amountMinor, currency, order } = asked;
  const operation: Operation = {
    ...asked,
    id: newId("chop", at),
    state: "reserved",
    channelSequence: 0n,
    lookUps: 0,
    nextLookUpAt: askedUntil({ createdAt: at }),
    failure: null,
    requestedBy: (actor && personBehind(actor)) ?? nobody,
    settledBy: null,
    settledAt: null,
    createdAt: at,
    version: 1n,
  };
  const content = { kind, amount: amountMinor.toString(), currency, ...order };
  const evidence: Evidence = {
    accountId,
    operationId: operation.id,
    place: operation.version,
    source: "request",
    says: null,
    effect: "none",
    content: { reference: operation.id, ...content },
    createdAt: at,
  };
  return { operation, evidence };
}

/** Until when the request that reserved an operation may still be asking the channel. */
export function askedUntil({ createdAt }: Pick<Operation, "createdAt">): Temporal.Instant {
  return createdAt.add({ seconds: askingSeconds });
}

/** Adds the operation to the change that reserves it; the caller's answer waits for the channel. */
export function withOperation<Result>(
  change: Change<Result>,
  { operation, evidence }: Reserved,
): Change<Result> {
  return change
    .inserts(channelOperations, operation)
    .inserts(channelEvidence, evidence)
    .awaits(askedUntil(operation));
}
