import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { merchantName } from "#domain/merchants/merchant-name";
import { type LinkStory, type PageState, pageState } from "#domain/payment-links/payment-link";
import { loadStory, noSuchLink } from "#domain/payment-links/queries";
import type { Id } from "#platform/ids";

/** What a payer is shown on the page of a link. */
export interface PaymentToPay extends LinkStory {
  readonly merchantName: string;
  readonly state: PageState;
}

/** What a link asks for and where that stands, for whoever has come by its address. */
export async function paymentToPay(
  ctx: Context,
  input: { readonly linkId: Id<"plink"> },
): Promise<PaymentToPay> {
  requireScope(ctx, "payments:pay");

  const read = readerOf(ctx);
  const [story, name] = await Promise.all([
    loadStory(read, input.linkId),
    merchantName(ctx.account),
  ]);
  if (story.payment.id !== ctx.actor.id) throw noSuchLink();
  return { ...story, merchantName: name, state: pageState(story, ctx.account, read.now) };
}
