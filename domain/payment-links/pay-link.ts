import { paymentLinks } from "#db/schema/payment-links";
import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { type EventNote, toldChange } from "#domain/events/event-note";
import type { Money } from "#domain/money/money";
import {
  afterFailedTry,
  type LinkStory,
  type PaymentLink,
  pageState,
  requireOpen,
} from "#domain/payment-links/payment-link";
import { paymentLinkView } from "#domain/payment-links/payment-link-view";
import { loadStory, noSuchLink } from "#domain/payment-links/queries";
import { resolvePaymentMethod } from "#domain/payment-methods/resolve-payment-method";
import { type ConfirmationTerms, confirmation } from "#domain/payments/confirm-payment";
import type { Payment } from "#domain/payments/payment";
import type { RawCard } from "#domain/vault/checked-card";
import { loadPayer } from "#domain/wallets/load-holder";
import type { Id } from "#platform/ids";

export interface PayLinkInput {
  readonly linkId: Id<"plink">;
  /** As it was typed: the number goes to the vault, the security code nowhere. */
  readonly card: RawCard;
  /** What the page said it would charge: nothing else may be taken. */
  readonly agreed: Money;
  /** The name on the card. */
  readonly name?: string | undefined;
}

/** Tries to pay what a link asks for; once it is paid, no further try charges anything. */
export async function payLink(ctx: Context, input: PayLinkInput): Promise<Payment> {
  requireScope(ctx, "payments:pay");

  return commit(ctx, async (read) => {
    const story = await loadStory(read, input.linkId);
    if (story.payment.id !== ctx.actor.id) throw noSuchLink();
    requireOpen(pageState(story, ctx.account, read.now), story.payment);
    requireAgreed(story.payment, input.agreed);
    const method = await methodOf(ctx, read, input);
    const holder = await loadPayer(read, story.payment.customerId, method.row.type);
    return paying(story, { method, holder, account: ctx.account, at: read.now });
  });
}

function methodOf(ctx: Context, read: Reader, { card, name }: PayLinkInput) {
  const data = { type: "card", card, billingDetails: { name } } as const;
  return resolvePaymentMethod(ctx, read, { data });
}

/** Who was shown another amount has not agreed to this one. */
function requireAgreed({ amountMinor, currency }: Payment, agreed: Money): void {
  if (agreed.amountMinor === amountMinor && agreed.currency === currency) return;
  throw new DomainError("version_conflict", "The payment has changed since its page was shown.");
}

type PayingTerms = Pick<ConfirmationTerms, "method" | "holder" | "account" | "at">;

/** What a try changes: the payment by its outcome, and the link where the card did not pay. */
function paying({ link, payment }: LinkStory, terms: PayingTerms): Change<Payment> {
  const tried = next(link, afterFailedTry(link));
  const pause = tried.status === link.status ? [] : [linkTold({ link, tried }, terms.account)];
  const change = confirmation(payment, {
    ...terms,
    offSession: false,
    alsoTold: (after) => (hasPaid(after) ? [] : pause),
  });
  return hasPaid(change.result)
    ? change.guards(paymentLinks, link)
    : change.updates(paymentLinks, link, tried);
}

interface Versions {
  readonly link: PaymentLink;
  readonly tried: PaymentLink;
}

function linkTold({ link, tried }: Versions, account: Account): EventNote {
  const shapes = { before: paymentLinkView(link, account), after: paymentLinkView(tried, account) };
  return toldChange("payment_link.updated", shapes, tried.version);
}

/** One that the channel still thinks about counts as a try as well: it may yet be declined. */
function hasPaid({ status }: Payment): boolean {
  return status === "succeeded" || status === "requires_capture";
}
