import type { ChannelFailure } from "#db/schema/channel-operations";

/** What a channel can say of an operation: its own state of it, or that there is none. */
export interface ChannelWord {
  readonly state:
    | "succeeded"
    | "failed"
    | "pending"
    | "review"
    | "closed"
    | "not_found"
    | "silence";
  /** The channel's own count of the operation's states; null where it has none to tell. */
  readonly sequence: number | null;
  readonly failure: ChannelFailure | null;
  /** What went wrong on the way, where nothing was said. */
  readonly note?: string;
}

/** A word that reached us, and by which way. */
export interface ChannelMessage extends ChannelWord {
  readonly source: "answer" | "notification" | "look_up" | "closing";
}

/** What a person has found out where the channel wants one to. */
export interface PersonsWord {
  readonly source: "person";
  readonly state: "succeeded" | "failed";
  readonly reason: string;
  readonly by: string;
}

/** Nothing came back: whatever was asked may or may not have been done. */
export function silence(note: string): ChannelWord {
  return { state: "silence", sequence: null, failure: null, note };
}
