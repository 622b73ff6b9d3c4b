import type { Account } from "#domain/access/context";
import { linkUrl } from "#domain/payment-links/link-address";
import type { PaymentLink } from "#domain/payment-links/payment-link";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a payment link. */
export function paymentLinkView(link: PaymentLink, account: Pick<Account, "mode">) {
  const url = linkUrl(link);
  return {
    id: link.id,
    object: "payment_link" as const,
    active: link.status === "active",
    created: unixSeconds(link.createdAt),
    expires_at: link.expiresAt && unixSeconds(link.expiresAt),
    livemode: account.mode === "live",
    metadata: link.metadata,
    payment_intent: link.paymentIntentId,
    qr_url: `${url}/qr.svg`,
    url,
  };
}
