import type { Operation } from "#domain/channels/operation";
import type { LedgerAccountKind } from "#domain/ledger/ledger-account";
import type { StoredTransfer } from "#domain/ledger/transfer";
import type { Currency } from "#domain/money/currencies";
import type { Refund, RefundDecision } from "#domain/refunds/refund";
import type { NamedRequest } from "#domain/request-log/api-request";
import type { RequestNotes } from "#domain/request-log/request-notes";
import type { Id } from "#platform/ids";

/** An event of a request, or of what it was about. */
export interface ToldEvent {
  readonly id: Id<"evt">;
  readonly type: string;
  readonly objectId: string;
  readonly createdAt: Temporal.Instant;
}

/** A move of money with what its two ledger accounts are. */
export interface NamedTransfer extends StoredTransfer {
  readonly debitKind: LedgerAccountKind;
  readonly creditKind: LedgerAccountKind;
}

/** One try to bring an event to its receiver. */
export interface StoryAttempt {
  readonly number: number;
  readonly attemptedAt: Temporal.Instant;
  readonly durationMs: number;
  readonly status: number | null;
  readonly failure: string | null;
}

/** An event on its way to an endpoint. */
export interface StoryDelivery {
  readonly id: Id<"whd">;
  readonly eventId: Id<"evt">;
  readonly endpointId: Id<"we">;
  readonly url: string;
  readonly state: "pending" | "succeeded" | "failed";
  readonly nextAttemptAt: Temporal.Instant | null;
  readonly attempts: readonly StoryAttempt[];
}

/** Something that was asked of a channel, a bank or a stored balance, and answered at once. */
export interface ChannelTry {
  /** The charge, refund, top-up, withdrawal or payout that it is about. */
  readonly objectId: string;
  readonly kind:
    | "card_charge"
    | "balance_charge"
    | "capture"
    | "void"
    | "refund"
    | "top_up"
    | "withdrawal"
    | "payout";
  readonly state: "pending" | "succeeded" | "failed";
  readonly failureCode: string | null;
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

/** A question to a remote channel with each word that was said about it. */
export interface StoryOperation extends Operation {
  readonly evidence: readonly {
    readonly source: string;
    readonly says: string | null;
    readonly createdAt: Temporal.Instant;
  }[];
}

/** A refund with what people have said to it. */
export interface StoryRefund extends Refund {
  readonly decisions: readonly RefundDecision[];
}

/**
 * All that a request went through and brought about. A part that its reader may not see is
 * undefined; an empty one says that there was nothing.
 */
export interface RequestStory {
  readonly id: Id<"req">;
  /** When it came, told by its id. */
  readonly at: Temporal.Instant;
  /** Its row of the log; undefined for what people and the worker do, which is in no log. */
  readonly request: NamedRequest | undefined;
  readonly notes: RequestNotes;
  /** What was answered: its own, or that of the request that it repeats. */
  readonly told: string | null;
  readonly tries: readonly ChannelTry[] | undefined;
  /** What a remote channel was asked, and all that was said of it until now. */
  readonly operations: readonly StoryOperation[] | undefined;
  /** What moved by it, also once a remote channel it asked had answered. */
  readonly transfers: readonly NamedTransfer[] | undefined;
  readonly refunds: readonly StoryRefund[] | undefined;
  readonly events: readonly ToldEvent[] | undefined;
  readonly deliveries: readonly StoryDelivery[] | undefined;
  /** What has happened since to the same objects. */
  readonly later: readonly ToldEvent[] | undefined;
}
