import { customers } from "#db/schema/customers";
import type { Context } from "#domain/access/context";
import { type Change, change, next } from "#domain/changes/change";
import type { Customer } from "#domain/customers/customer";
import { customerView } from "#domain/customers/customer-view";
import { DomainError } from "#domain/errors/domain-error";
import { toldChange } from "#domain/events/event-note";

type CustomerStatus = Customer["status"];

/** What can be done to a customer, from which states, and what they are then. */
const moves = {
  freeze: { from: ["active"], to: "frozen", action: "customer.frozen" },
  unfreeze: { from: ["frozen"], to: "active", action: "customer.unfrozen" },
  close: { from: ["active", "frozen"], to: "closed", action: "customer.closed" },
} as const satisfies Record<
  string,
  {
    readonly from: readonly CustomerStatus[];
    readonly to: CustomerStatus;
    readonly action: string;
  }
>;

/** A way from one state of a customer to another. */
export type CustomerMove = keyof typeof moves;

/** Who changes a customer's state, and why. */
export interface StatusTerms {
  readonly move: CustomerMove;
  readonly reason: string | null;
  readonly ctx: Pick<Context, "account">;
  readonly at: Temporal.Instant;
}

/** Whether the customer's state allows this. */
export function canMoveCustomer({ status, deletedAt }: Customer, move: CustomerMove): boolean {
  return deletedAt === null && moves[move].from.some((from) => from === status);
}

/** What it means to freeze, unfreeze or close a customer: state, reason, audit entry and event. */
export function statusChange(
  customer: Customer,
  { move, reason, ctx, at }: StatusTerms,
): Change<Customer> {
  if (!canMoveCustomer(customer, move)) {
    throw new DomainError(
      "customer_unexpected_state",
      `This customer is ${customer.status}; you cannot ${move} them.`,
      { param: "customer" },
    );
  }
  const { to, action } = moves[move];
  const after = next(customer, { status: to, statusReason: reason, statusChangedAt: at });
  const shapes = {
    before: customerView(customer, ctx.account),
    after: customerView(after, ctx.account),
  };
  return change(after, {
    audit: {
      action,
      subject: customer.id,
      before: stateOf(customer),
      after: stateOf(after),
      reason,
    },
    events: [toldChange("customer.updated", shapes, after.version)],
  }).updates(customers, customer, after);
}

function stateOf({ status, statusReason }: Customer) {
  return { status, status_reason: statusReason };
}

/** The words of a reason; refuses to go without one. */
export function requireReason(reason: string): string {
  const words = reason.trim();
  if (words !== "") return words;
  throw new DomainError("reason_required", "Say why; whoever looks at this customer reads it.", {
    param: "reason",
  });
}
