import type { MoveFailure } from "#db/schema/wallets";
import { answerOf } from "#domain/channels/answer-of";
import { DomainError } from "#domain/errors/domain-error";
import type { ErrorCode } from "#domain/errors/error-codes";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { behaviourOf } from "#domain/payment-methods/require-usable-by";

/** Why a card gives nothing, under a code the caller is answered with. */
export type CardRefusal = MoveFailure & { readonly code: ErrorCode };

const absentPayer: CardRefusal = {
  code: "authentication_required",
  declineCode: "authentication_required",
  message: "The card's bank wants its holder to confirm this, and nobody is there.",
};
const silentNetwork: CardRefusal = {
  code: "processing_error",
  declineCode: null,
  message: "The card's network gave no answer that can be relied on. Nothing was taken.",
};

/**
 * Why the channel does not take money from this card; undefined where it does. A top-up is decided
 * at once: who would have to meet their bank, or to wait, is turned down.
 */
export function cardRefusal(method: PaymentMethod): CardRefusal | undefined {
  if (method.type !== "card") {
    throw new DomainError(
      "payment_method_unexpected_state",
      "A stored balance is topped up from a card or by bank transfer.",
      { param: "payment_method" },
    );
  }
  const answer = answerOf(behaviourOf(method), "authorise");
  if (answer.outcome === "succeeded") return undefined;
  if (answer.outcome === "failed") {
    const { code, declineCode, message } = answer;
    return { code, declineCode, message };
  }
  return answer.outcome === "step_up_required" ? absentPayer : silentNetwork;
}
