import type { paymentLinks } from "#db/schema/payment-links";
import type { Account } from "#domain/access/context";
import type { Charge } from "#domain/charges/charge";
import type { Customer } from "#domain/customers/customer";
import { DomainError } from "#domain/errors/domain-error";
import type { Payment } from "#domain/payments/payment";

/** A page of ours on which one payment can be paid by whoever has its address. */
export type PaymentLink = typeof paymentLinks.$inferSelect;

/** A link together with what it asks for. */
export interface LinkAndPayment {
  readonly link: PaymentLink;
  readonly payment: Payment;
}

/** All that the page of a link rests on, as it stood at one moment. */
export interface LinkStory extends LinkAndPayment {
  readonly customer: Customer | null;
  /** The latest attempt. */
  readonly charge: Charge | null;
}

/** How many cards may fail on a link's page before it pauses: such pages are used to test cards. */
export const mostFailedTries = 10;

/** Where a link stands: what became of its payment comes before what became of the link. */
export type LinkState =
  | "open"
  | "paid"
  | "processing"
  | "canceled"
  | "inactive"
  | "paused"
  | "expired";

const byPayment: Partial<Record<Payment["status"], LinkState>> = {
  canceled: "canceled",
  processing: "processing",
  requires_capture: "paid",
  succeeded: "paid",
};

/** Where the link stands at this moment. */
export function linkState({ link, payment }: LinkAndPayment, at: Temporal.Instant): LinkState {
  const settled = byPayment[payment.status];
  if (settled) return settled;
  if (link.status !== "active") return link.status;
  return isOver(link, at) ? "expired" : "open";
}

function isOver({ expiresAt }: PaymentLink, at: Temporal.Instant): boolean {
  return expiresAt !== null && Temporal.Instant.compare(at, expiresAt) >= 0;
}

/** What the page of a link says; beside the link itself, its payer and the account must be able. */
export type PageState = LinkState | "frozen" | "no_channel";

/** Where the page of a link stands: open only if a card could be charged now. */
export function pageState(
  story: LinkStory,
  account: Pick<Account, "mode">,
  at: Temporal.Instant,
): PageState {
  const state = linkState(story, at);
  if (state !== "open") return state;
  if (story.customer && !isAble(story.customer)) return "frozen";
  // Cards are charged by the sandbox network alone, and it moves no real money.
  return account.mode === "live" ? "no_channel" : "open";
}

function isAble({ status, deletedAt }: Customer): boolean {
  return status === "active" && deletedAt === null;
}

/** Refuses to pay by a link whose page is not open for it. */
export function requireOpen(state: PageState, payment: Payment): void {
  if (state === "open") return;
  const code = state === "frozen" ? "account_frozen" : "payment_link_inactive";
  throw new DomainError(code, "This payment link takes no payment now.", { payment });
}

/** What one more card that did not pay makes of the link. */
export function afterFailedTry(link: PaymentLink): Pick<PaymentLink, "failedTries" | "status"> {
  const failedTries = link.failedTries + 1;
  return { failedTries, status: failedTries >= mostFailedTries ? "paused" : link.status };
}
