import { paymentLinkAccounts, paymentLinks } from "#db/schema/payment-links";
import { actorText } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import type { PaymentLink } from "#domain/payment-links/payment-link";
import { paymentLinkView } from "#domain/payment-links/payment-link-view";
import { loadPayment } from "#domain/payments/load-payment";
import { requireMove } from "#domain/payments/payment";
import { newId } from "#platform/ids";

export interface CreatePaymentLinkInput {
  readonly paymentId: string;
  /** The moment from which the page takes no more money; never, if absent. */
  readonly expiresAt?: Temporal.Instant | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Opens a page on which whoever has its address can pay this payment, once. */
export async function createPaymentLink(
  ctx: Context,
  input: CreatePaymentLinkInput,
): Promise<PaymentLink> {
  requireScope(ctx, "payment_links:write");

  return commit(ctx, async (read) => {
    const payment = await loadPayment(read, input.paymentId);
    requireMove(payment, "confirm");
    requireFuture(input.expiresAt, read.now);
    const link: PaymentLink = {
      accountId: read.accountId,
      id: newId("plink", read.now),
      paymentIntentId: payment.id,
      status: "active",
      failedTries: 0,
      expiresAt: input.expiresAt ?? null,
      createdBy: actorText(ctx.actor),
      metadata: changedMetadata({}, input.metadata),
      createdAt: read.now,
      version: 1n,
    };
    return change(link, {
      audit: { action: "payment_link.created", subject: link.id },
      events: [told("payment_link.created", paymentLinkView(link, ctx.account), link.version)],
    })
      .inserts(paymentLinks, link)
      .inserts(paymentLinkAccounts, { linkId: link.id, accountId: link.accountId });
  });
}

/** Refuses an end that has passed already: the link would never have been open. */
export function requireFuture(at: Temporal.Instant | null | undefined, now: Temporal.Instant) {
  if (!at || Temporal.Instant.compare(at, now) > 0) return;
  throw new DomainError("parameter_invalid", "expires_at must lie in the future.", {
    param: "expires_at",
  });
}
