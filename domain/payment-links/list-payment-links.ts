import { paymentLinks } from "#db/schema/payment-links";
import { naming, narrowed, stretches } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { LinkAndPayment } from "#domain/payment-links/payment-link";
import { pageOfLinks } from "#domain/payment-links/queries";

export interface ListPaymentLinksInput extends ListInput {
  readonly paymentId?: string | undefined;
  /** Only those that are switched on, or only those that are not. */
  readonly isActive?: boolean | undefined;
}

/** The account's payment links, newest first, each with what it asks for. */
export async function listPaymentLinks(
  ctx: Context,
  input: ListPaymentLinksInput,
): Promise<Page<LinkAndPayment>> {
  requireScope(ctx, "payment_links:read");

  const { status } = paymentLinks;
  const statuses = status.enumValues.filter((one) => (one === "active") === input.isActive);
  const narrowing = narrowed(
    naming(paymentLinks.paymentIntentId, "pi", input.paymentId),
    input.isActive === undefined ? undefined : stretches([status, statuses]),
  );
  return pageOfLinks(readerOf(ctx), input, narrowing);
}
