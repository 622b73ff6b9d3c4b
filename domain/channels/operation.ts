import type { channelEvidence, channelOperations } from "#db/schema/channel-operations";
import { next } from "#domain/changes/change";
import type { ChannelMessage, PersonsWord } from "#domain/channels/channel-word";

/** One thing asked of a remote channel. */
export type Operation = typeof channelOperations.$inferSelect;

/** One word to or from a channel, as it was. */
export type Evidence = typeof channelEvidence.$inferSelect;

export type OperationState = Operation["state"];

type Message = ChannelMessage | PersonsWord;

/** An operation that has heard something, and what remains of that for people to see. */
export interface Heard {
  readonly operation: Operation;
  readonly evidence: Evidence;
}

const untilNextLookUp = [2, 5, 15, 60, 300, 900, 3_600] as const;
const longestPauseSeconds = 3_600;

/** What a channel's word makes of an operation whose end is open; the rest leaves it as it is. */
const moves: Readonly<
  Record<ChannelMessage["state"], Partial<Record<OperationState, OperationState>>>
> = {
  succeeded: toEnd("succeeded"),
  failed: toEnd("failed"),
  closed: toEnd("failed"),
  pending: { reserved: "pending", unknown: "pending", needs_person: "pending" },
  review: { reserved: "needs_person", unknown: "needs_person", pending: "needs_person" },
  not_found: { reserved: "unknown" },
  silence: { reserved: "unknown" },
};

/** Whether nothing can change it any more. */
export function hasEnded({ state }: Pick<Operation, "state">): boolean {
  return state === "succeeded" || state === "failed";
}

/**
 * The one way in which an operation moves, whoever says something of it. What is older than what is
 * known, and all that comes after the end, leaves nothing but its evidence.
 */
export function heard(operation: Operation, message: Message, at: Temporal.Instant): Heard {
  const state = stateAfter(operation, message);
  const after = next(operation, {
    state,
    channelSequence: sequenceAfter(operation, message),
    lookUps: operation.lookUps + (message.source === "look_up" ? 1 : 0),
    failure: state === "failed" ? (operation.failure ?? failureOf(message)) : null,
    ...timesAfter(operation, { state, message, at }),
  });
  const { source, ...content } = message;
  const evidence: Evidence = {
    accountId: operation.accountId,
    operationId: operation.id,
    place: after.version,
    source,
    says: message.state,
    effect: effectOf(operation, message, state),
    content,
    createdAt: at,
  };
  return { operation: after, evidence };
}

interface Turn {
  readonly state: OperationState;
  readonly message: Message;
  readonly at: Temporal.Instant;
}

function timesAfter(operation: Operation, { state, message, at }: Turn) {
  if (hasEnded({ state })) {
    return { settledAt: operation.settledAt ?? at, nextLookUpAt: null };
  }
  const wasAsked = message.source === "answer" || message.source === "look_up";
  const lookUps = operation.lookUps + (message.source === "look_up" ? 1 : 0);
  const seconds = untilNextLookUp[lookUps] ?? longestPauseSeconds;
  return { nextLookUpAt: wasAsked ? at.add({ seconds }) : operation.nextLookUpAt };
}

function effectOf(
  operation: Operation,
  message: Message,
  state: OperationState,
): Evidence["effect"] {
  if (state !== operation.state) return "moved";
  return contradicts(operation, message) ? "contradicts" : "none";
}

function stateAfter(operation: Operation, message: Message): OperationState {
  if (message.source === "person") {
    return operation.state === "needs_person" ? message.state : operation.state;
  }
  const isOld = message.sequence !== null && BigInt(message.sequence) <= operation.channelSequence;
  return isOld ? operation.state : (moves[message.state][operation.state] ?? operation.state);
}

function sequenceAfter({ channelSequence }: Operation, message: Message): bigint {
  if (message.source === "person" || message.sequence === null) return channelSequence;
  const sequence = BigInt(message.sequence);
  return sequence > channelSequence ? sequence : channelSequence;
}

/** An end that was settled otherwise is never undone by a message; people must see it. */
function contradicts({ state }: Operation, message: Message): boolean {
  if (message.state === "succeeded") return state === "failed";
  const isNo = message.state === "failed" || message.state === "closed";
  return isNo && state === "succeeded";
}

function failureOf(message: Message): Operation["failure"] {
  if (message.source !== "person" && message.failure) return message.failure;
  return {
    code: "processing_error",
    declineCode: null,
    message:
      message.source === "person"
        ? "The channel was asked, and nothing was done there. No money has moved."
        : "The request never reached the channel and was called off there. No money has moved.",
  };
}

function toEnd(end: "succeeded" | "failed"): Partial<Record<OperationState, OperationState>> {
  return { reserved: end, unknown: end, pending: end, needs_person: end };
}
