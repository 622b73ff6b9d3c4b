import { isOurAddress, type LinkAddress } from "#domain/payment-links/link-address";
import { linkQr } from "#domain/payment-links/link-qr";
import { parseId } from "#platform/ids";

/** A picture for any page, that can load and run nothing; proxy.ts leaves it alone. */
const headers = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
};

/** The link's address as a picture; also for the merchant's own pages and programs. */
export async function GET(
  _: Request,
  { params }: { readonly params: Promise<LinkAddress> },
): Promise<Response> {
  const address = await params;
  const id = isOurAddress(address) ? parseId("plink", address.link) : undefined;
  if (!id) return new Response(null, { status: 404, headers });
  return new Response(linkQr({ id }), {
    headers: { ...headers, "content-type": "image/svg+xml" },
  });
}
