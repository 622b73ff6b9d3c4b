import type { ErrorCode } from "#domain/errors/error-codes";

/** What is asked of a channel; after a step-up the same card is asked with the bank's proof. */
export type ChannelOperation =
  | "authorise"
  | "authorise_after_step_up"
  | "capture"
  | "void"
  | "refund";

/** The codes under which a card can be turned down. */
export type CardErrorCode = Extract<
  ErrorCode,
  "card_declined" | "expired_card" | "incorrect_cvc" | "processing_error"
>;

/** A no that is final for this attempt; the message may be shown to the one who pays. */
export interface ChannelRefusal {
  readonly outcome: "failed";
  readonly code: CardErrorCode;
  readonly declineCode: string | null;
  readonly message: string;
}

/** What a channel says; pending and unknown are settled by looking up, never guessed. */
export type ChannelAnswer =
  | { readonly outcome: "succeeded" }
  | ChannelRefusal
  | { readonly outcome: "step_up_required" }
  | { readonly outcome: "pending" }
  | { readonly outcome: "unknown" };
