import type { setupIntents } from "#db/schema/setup-intents";
import { DomainError } from "#domain/errors/domain-error";

/** A card that is to be saved, through all tries to have its bank agree. */
export type SetupIntent = typeof setupIntents.$inferSelect;

type SetupStatus = SetupIntent["status"];

const open = ["requires_payment_method", "requires_confirmation", "requires_action"] as const;

/** What can be done to a setup intent, and in which states. */
const moves = {
  update: open,
  confirm: open,
  authenticate: ["requires_action"],
  cancel: open,
} as const satisfies Record<string, readonly SetupStatus[]>;

/** Refuses what the setup intent's state does not allow. */
export function requireSetupMove(setup: SetupIntent, move: keyof typeof moves): void {
  if (moves[move].some((status) => status === setup.status)) return;
  throw new DomainError(
    "setup_intent_unexpected_state",
    `This setup intent is ${setup.status}; you cannot ${move} it. ` +
      `That is possible while it is ${moves[move].join(" or ")}.`,
    { setupIntent: setup },
  );
}
