import { DomainError } from "#domain/errors/domain-error";
import type { LinkAddress } from "#domain/payment-links/link-address";
import { payerOfLink } from "#domain/payment-links/payer-of-link";
import { paymentToPay } from "#domain/payment-links/payment-to-pay";
import { currentVisitor } from "#http/session";

/** Where the payment stands, in a word: what a screen asks for while it waits. */
export async function GET(
  _: Request,
  { params }: { readonly params: Promise<LinkAddress> },
): Promise<Response> {
  try {
    const { ctx, linkId } = await payerOfLink(await params, await currentVisitor());
    const { state } = await paymentToPay(ctx, { linkId });
    return Response.json({ state });
  } catch (error) {
    if (error instanceof DomainError) return new Response(null, { status: 404 });
    throw error;
  }
}
