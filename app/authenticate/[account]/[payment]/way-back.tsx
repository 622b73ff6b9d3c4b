import { buttonStyle } from "#components/button-style";
import { returnAddress } from "#domain/payment-authentication/return-address";
import type { Payment } from "#domain/payments/payment";
import { type Locale, translator } from "#messages/translator";
import { settings } from "#platform/settings";

interface WayBackProps {
  readonly payment: Payment;
  /** The path of the hosted page that the payer came from, if it was one of ours. */
  readonly hosted: string | undefined;
  readonly locale: Locale;
}

/**
 * Leads the payer back to the shop by themselves, or says that they are done. Not by an answer to
 * the form: browsers hold that, and whatever it redirects to, to our own origin.
 */
export function WayBack({ payment, hosted, locale }: WayBackProps) {
  const words = translator(locale, "authenticate");
  const back = hosted === undefined ? returnAddress(payment) : new URL(hosted, settings().origin);
  if (!back) return <p className="text-ink-soft">{words("answered")}</p>;
  const { host } = back;
  return (
    <>
      <meta httpEquiv="refresh" content={`0;url=${back.href}`} />
      <p className="mb-4 text-ink-soft">{words("goingBack", { host })}</p>
      <a href={back.href} className={buttonStyle({ variant: "primary", size: "wide" })}>
        {words("back", { host })}
      </a>
    </>
  );
}
