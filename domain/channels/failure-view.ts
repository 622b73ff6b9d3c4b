import type { PaymentFailure } from "#db/schema/payments";
import { settings } from "#platform/settings";

/** What the API shows of why the last try of a payment or of saving a card failed. */
export function failureView(failure: PaymentFailure | null) {
  if (!failure) return null;
  const { code, message, declineCode, chargeId } = failure;
  return {
    code,
    doc_url: `${settings().origin}/docs/errors/${code}`,
    message,
    type: "card_error" as const,
    ...(declineCode ? { decline_code: declineCode } : {}),
    ...(chargeId ? { charge: chargeId } : {}),
  };
}
