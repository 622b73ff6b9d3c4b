import type { StoredAnswer } from "#domain/access/context";
import type { Id } from "#platform/ids";

/** Thrown instead of doing a thing again: the answer that its first time was given. */
export class Replay extends Error {
  readonly answer: StoredAnswer;
  readonly requestId: Id<"req">;

  constructor(answer: StoredAnswer, requestId: Id<"req">) {
    super("This request was answered before.");
    this.answer = answer;
    this.requestId = requestId;
  }
}
