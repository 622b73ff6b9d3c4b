import type {
  CardErrorCode,
  ChannelAnswer,
  ChannelOperation,
  ChannelRefusal,
} from "#domain/channels/channel-answer";
import { invariant } from "#domain/errors/invariant";

const succeeded = { outcome: "succeeded" } as const;
const stepUp = { outcome: "step_up_required" } as const;
const insufficientFunds = declined("insufficient_funds", "The card does not have enough funds.");

/** How each kind of sandbox card answers: at once, and after its holder has met the bank. */
const answersByBehaviour = {
  approved: [succeeded, succeeded],
  declined: always(declined("generic_decline")),
  expired_card: always(failed("expired_card", "The card has expired.")),
  fraudulent: always(declined("fraudulent")),
  incorrect_cvc: always(failed("incorrect_cvc", "The card's security code is wrong.")),
  insufficient_funds: always(insufficientFunds),
  lost_card: always(declined("lost_card")),
  processing_error: always(
    failed("processing_error", "The card's network could not answer. Try again in a moment."),
  ),
  step_up: [stepUp, succeeded],
  step_up_until_saved: [stepUp, succeeded],
  step_up_insufficient_funds: [stepUp, insufficientFunds],
  stolen_card: always(declined("stolen_card")),
} as const satisfies Record<string, readonly [ChannelAnswer, ChannelAnswer]>;

/** A way in which the sandbox network answers for a card. */
export type CardBehaviour = keyof typeof answersByBehaviour;

/** The sandbox network's answer; what it has authorised it also captures, voids and refunds. */
export function answerOf(behaviour: string, operation: ChannelOperation): ChannelAnswer {
  invariant(isBehaviour(behaviour), "a sandbox card behaves in one of the known ways");
  const [atOnce, afterStepUp] = answersByBehaviour[behaviour];
  if (operation === "authorise") return atOnce;
  return operation === "authorise_after_step_up" ? afterStepUp : succeeded;
}

function declined(declineCode: string, message = "The card was declined."): ChannelRefusal {
  return { outcome: "failed", code: "card_declined", declineCode, message };
}

function failed(code: CardErrorCode, message: string): ChannelRefusal {
  return { outcome: "failed", code, declineCode: null, message };
}

function always(answer: ChannelRefusal): readonly [ChannelRefusal, ChannelRefusal] {
  return [answer, answer];
}

function isBehaviour(text: string): text is CardBehaviour {
  return Object.hasOwn(answersByBehaviour, text);
}
