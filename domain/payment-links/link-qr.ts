import { renderSVG } from "uqr";
import { linkUrl } from "#domain/payment-links/link-address";
import type { PaymentLink } from "#domain/payment-links/payment-link";

/** Modules of white around the code, without which readers may not find it. */
const quietZone = 4;

/** The link's address as a QR code in SVG: black on white, whatever it stands on. */
export function linkQr(link: Pick<PaymentLink, "id">): string {
  return renderSVG(linkUrl(link), { border: quietZone, ecc: "M" });
}
