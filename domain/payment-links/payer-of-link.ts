import type { Context } from "#domain/access/context";
import { payerContext } from "#domain/merchants/payer-context";
import { isOurAddress, type LinkAddress } from "#domain/payment-links/link-address";
import { findOwner, noSuchLink } from "#domain/payment-links/queries";
import { type Id, parseId } from "#platform/ids";

/** Somebody before a hosted page: may pay what the link asks for, and nothing else. */
export interface LinkPayer {
  readonly ctx: Context;
  readonly linkId: Id<"plink">;
}

/** Who opens this address; a guessed one is turned away before anything is looked for. */
export async function payerOfLink(
  address: LinkAddress,
  request: Pick<Context, "requestId" | "address" | "clock">,
): Promise<LinkPayer> {
  const linkId = isOurAddress(address) ? parseId("plink", address.link) : undefined;
  const owner = linkId && (await findOwner(linkId));
  if (!linkId || !owner) throw noSuchLink();
  return { ctx: await payerContext(owner, request), linkId };
}
