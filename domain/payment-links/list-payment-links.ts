import { eq, ne } from "drizzle-orm";
import { paymentLinks } from "#db/schema/payment-links";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { idFilter, type ListInput, type Page } from "#domain/changes/page";
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

  const { isActive } = input;
  return pageOfLinks(readerOf(ctx), input, [
    idFilter(paymentLinks.paymentIntentId, "pi", input.paymentId),
    isActive === undefined ? undefined : (isActive ? eq : ne)(paymentLinks.status, "active"),
  ]);
}
