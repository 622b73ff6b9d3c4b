import type { ChannelFailure } from "#db/schema/channel-operations";
import { type ChannelWord, silence } from "#domain/channels/channel-word";
import type { SandboxOutcome } from "#domain/channels/sandbox-outcome";

/** How the sandbox's remote channel plays one request. */
export interface SandboxScript {
  /** What becomes of it; null where the request never arrived. */
  readonly end: "succeeded" | "failed" | "review" | null;
  /** How long it is pending before. */
  readonly endAfterMs: number;
  readonly failure: ChannelFailure | null;
  readonly answer: ChannelWord;
  /** How long the answer takes. */
  readonly answerAfterMs: number;
  readonly notifications: readonly (ChannelWord & { readonly afterMs: number })[];
}

const genericDecline: ChannelFailure = {
  code: "card_declined",
  declineCode: "generic_decline",
  message: "The card was declined.",
};
const pending: ChannelWord = { state: "pending", sequence: 1, failure: null };
const timedOut = silence("No answer came within the time limit.");
const cutOff = silence("The connection was cut off before an answer came.");

const lateMs = 4_000;
const overtakenMs = 2_500;
const apartMs = 1_500;

/** What happens at the channel for each outcome one asks for; `refusal` is what the card says. */
export function sandboxScript(
  outcome: SandboxOutcome,
  refusal: ChannelFailure | null,
): SandboxScript {
  const isDeclined = outcome.endsWith("_declined");
  const failure = refusal ?? (isDeclined ? genericDecline : null);
  const end = failure ? "failed" : "succeeded";
  const final: ChannelWord = { state: end, sequence: 2, failure };
  const done = { end, endAfterMs: 0, failure, answerAfterMs: 0, notifications: [] } as const;
  switch (outcome) {
    case "late":
    case "late_declined": {
      const notifications = [{ ...final, afterMs: lateMs }];
      return { ...done, endAfterMs: lateMs, answer: pending, notifications };
    }
    case "lost":
    case "lost_declined":
      return { ...done, answer: cutOff };
    case "never":
      return { ...done, end: null, answer: timedOut };
    case "out_of_order": {
      const older = { ...pending, afterMs: overtakenMs + apartMs };
      const notifications = [{ ...final, afterMs: 0 }, older];
      return { ...done, answer: pending, answerAfterMs: overtakenMs, notifications };
    }
    case "review": {
      const asked: ChannelWord = { state: "review", sequence: 2, failure: null };
      return { ...done, end: "review", failure: null, answer: asked };
    }
    case "twice": {
      const notifications = [apartMs, 2 * apartMs].map((afterMs) => ({ ...final, afterMs }));
      return { ...done, answer: final, notifications };
    }
  }
}
