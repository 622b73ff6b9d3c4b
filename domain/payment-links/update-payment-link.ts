import { paymentLinks } from "#db/schema/payment-links";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { toldChange } from "#domain/events/event-note";
import { requireFuture } from "#domain/payment-links/create-payment-link";
import type { PaymentLink } from "#domain/payment-links/payment-link";
import { paymentLinkView } from "#domain/payment-links/payment-link-view";
import { loadLink } from "#domain/payment-links/queries";

/** Absent fields stay as they are, null unsets. */
export interface UpdatePaymentLinkInput {
  readonly linkId: string;
  /** Switches the page off or, after a pause too, on again. */
  readonly isActive?: boolean | undefined;
  readonly expiresAt?: Temporal.Instant | null | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Switches a link off or on, or changes its end; a link that is on again counts its tries anew. */
export async function updatePaymentLink(
  ctx: Context,
  input: UpdatePaymentLinkInput,
): Promise<PaymentLink> {
  requireScope(ctx, "payment_links:write");

  return commit(ctx, async (read) => {
    const link = await loadLink(read, input.linkId);
    requireFuture(input.expiresAt, read.now);
    const after = next(link, {
      ...switched(link, input.isActive),
      expiresAt: input.expiresAt === undefined ? link.expiresAt : input.expiresAt,
      metadata: changedMetadata(link.metadata, input.metadata),
    });
    const shapes = {
      before: paymentLinkView(link, ctx.account),
      after: paymentLinkView(after, ctx.account),
    };
    return change(after, {
      audit: { action: "payment_link.updated", subject: link.id },
      events: [toldChange("payment_link.updated", shapes, after.version)],
    }).updates(paymentLinks, link, after);
  });
}

function switched(
  link: PaymentLink,
  isActive: boolean | undefined,
): Partial<Pick<PaymentLink, "status" | "failedTries">> {
  if (isActive === undefined) return {};
  if (!isActive) return { status: "inactive" };
  return link.status === "active" ? {} : { status: "active", failedTries: 0 };
}
