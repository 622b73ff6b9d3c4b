import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { PaymentLink } from "#domain/payment-links/payment-link";
import { loadLink } from "#domain/payment-links/queries";

/** One of the account's payment links. */
export async function retrievePaymentLink(
  ctx: Context,
  input: { readonly linkId: string },
): Promise<PaymentLink> {
  requireScope(ctx, "payment_links:read");

  return loadLink(readerOf(ctx), input.linkId);
}
