import { expect, test } from "vitest";
import { answerOf } from "#domain/channels/answer-of";
import {
  sandboxCardOfTestId,
  sandboxCardOfToken,
  sandboxCards,
} from "#domain/channels/sandbox-cards";

function answerFor(testId: string) {
  const card = sandboxCardOfTestId(testId);
  return card && answerOf(card.behaviour, "authorise");
}

test("the ids that people use name the cards they expect", () => {
  expect(sandboxCardOfTestId("pm_card_visa")).toMatchObject({
    brand: "visa",
    number: "4242424242424242",
  });
  expect(sandboxCardOfTestId("pm_card_mastercard")).toMatchObject({ brand: "mastercard" });
  expect(sandboxCardOfTestId("pm_card_amex")).toMatchObject({ brand: "amex" });
  expect(sandboxCardOfToken("tok_visa")).toEqual(sandboxCardOfTestId("pm_card_visa"));
});

test("what is no test id names no card", () => {
  for (const text of ["pm_card_", "pm_card_gold", "tok_visa", "visa", "pm_card_constructor", ""]) {
    expect(sandboxCardOfTestId(text)).toBeUndefined();
  }
});

test("the declining cards decline with the code and reason in their name", () => {
  const declines = {
    pm_card_chargeDeclined: ["card_declined", "generic_decline"],
    pm_card_visa_chargeDeclined: ["card_declined", "generic_decline"],
    pm_card_visa_chargeDeclinedInsufficientFunds: ["card_declined", "insufficient_funds"],
    pm_card_visa_chargeDeclinedLostCard: ["card_declined", "lost_card"],
    pm_card_visa_chargeDeclinedStolenCard: ["card_declined", "stolen_card"],
    pm_card_chargeDeclinedExpiredCard: ["expired_card", null],
    pm_card_chargeDeclinedIncorrectCvc: ["incorrect_cvc", null],
    pm_card_chargeDeclinedProcessingError: ["processing_error", null],
  };
  for (const [testId, [code, declineCode]] of Object.entries(declines)) {
    expect(answerFor(testId)).toMatchObject({ outcome: "failed", code, declineCode });
  }
});

test("a card that needs a step-up is approved only after it", () => {
  expect(answerFor("pm_card_authenticationRequired")).toEqual({ outcome: "step_up_required" });
  expect(answerOf("step_up", "authorise_after_step_up")).toEqual({ outcome: "succeeded" });
});

test("what was authorised can be captured, voided and refunded, whatever the card", () => {
  for (const { behaviour } of sandboxCards) {
    for (const operation of ["capture", "void", "refund"] as const) {
      expect(answerOf(behaviour, operation)).toEqual({ outcome: "succeeded" });
    }
  }
});

test("a behaviour that nobody knows is a fault of ours, never an approval", () => {
  expect(() => answerOf("constructor", "authorise")).toThrow("known ways");
});
