import type { paymentIntents } from "#db/schema/payments";
import { DomainError } from "#domain/errors/domain-error";

/** What the account wants to be paid, through all its attempts (a payment intent on the API). */
export type Payment = typeof paymentIntents.$inferSelect;

export type PaymentStatus = Payment["status"];

/** What can be done to a payment, and in which states. */
const moves = {
  update: ["requires_payment_method", "requires_confirmation", "requires_action"],
  confirm: ["requires_payment_method", "requires_confirmation", "requires_action"],
  authenticate: ["requires_action"],
  capture: ["requires_capture"],
  cancel: [
    "requires_payment_method",
    "requires_confirmation",
    "requires_action",
    "requires_capture",
  ],
} as const satisfies Record<string, readonly PaymentStatus[]>;

export type PaymentMove = keyof typeof moves;

/** Whether the payment's state allows this. */
export function canMove(payment: Payment, move: PaymentMove): boolean {
  return moves[move].some((status) => status === payment.status);
}

/** Refuses what the payment's state does not allow. */
export function requireMove(payment: Payment, move: PaymentMove): void {
  if (canMove(payment, move)) return;
  throw new DomainError(
    "payment_intent_unexpected_state",
    `This payment is ${payment.status}; you cannot ${move} it. ` +
      `That is possible while it is ${moves[move].join(" or ")}.`,
    { payment },
  );
}

const webProtocols = ["http:", "https:"];

/** Refuses an address that a browser would run or hand to another program instead of opening it. */
export function requireWebAddress(returnUrl: string | undefined): void {
  if (returnUrl === undefined) return;
  const protocol = URL.canParse(returnUrl) ? new URL(returnUrl).protocol : undefined;
  if (protocol !== undefined && webProtocols.includes(protocol)) return;
  throw new DomainError("parameter_invalid", "return_url must be an http or https address.", {
    param: "return_url",
  });
}
