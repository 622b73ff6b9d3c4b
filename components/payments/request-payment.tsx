import { LinkButton } from "#components/link-button";
import { type Locale, translator } from "#messages/translator";

interface RequestPaymentProps {
  readonly variant?: "primary" | "secondary";
  /** Why the reader cannot; undefined if they can. */
  readonly reason: string | undefined;
  readonly locale: Locale;
}

/** Leads to where a person asks for a payment without a program. */
export function RequestPayment({ variant = "secondary", reason, locale }: RequestPaymentProps) {
  return (
    <LinkButton href="/payment-links/request" variant={variant} reason={reason}>
      {translator(locale, "paymentLink")("request")}
    </LinkButton>
  );
}
