import type { Metadata } from "next";
import { chooseLanguageAction } from "#app/session-actions";
import { WayBack } from "#components/authenticate/way-back";
import { LanguageSwitch } from "#components/language-switch";
import { SignInFrame } from "#components/sign-in-frame";
import { ThemeSwitch } from "#components/theme-switch";
import { payerContext } from "#domain/merchants/payer-context";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import {
  type PaymentToAuthenticate,
  paymentToAuthenticate,
} from "#domain/payment-authentication/payment-to-authenticate";
import { returnAddress } from "#domain/payment-authentication/return-address";
import type { Payment } from "#domain/payments/payment";
import { ownPath } from "#http/origin";
import { currentLocale, currentVisitor, shown } from "#http/session";
import { type Locale, translator } from "#messages/translator";
import { settings } from "#platform/settings";
import { AskPayer } from "./ask-payer.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "authenticate")("title") };
}

type AuthenticatePageProps = PageProps<"/authenticate/[account]/[payment]">;

/**
 * The sandbox bank's page: asks the payer, or says what became of the payment, and leads them back.
 */
export default async function AuthenticatePage({ params, searchParams }: AuthenticatePageProps) {
  const { account: accountId, payment: paymentId } = await params;
  const { client_secret: clientSecret, back: from } = await searchParams;
  const back = hostedPath(from);
  const asked = { accountId, paymentId, clientSecret: String(clientSecret) };
  const found = await shown(payment(asked));
  const locale = await currentLocale();
  const isOpen = found.payment.status === "requires_action";
  return (
    <SignInFrame
      {...headOf(found, locale)}
      foot={
        <>
          <LanguageSwitch action={chooseLanguageAction} locale={locale} />
          <ThemeSwitch />
        </>
      }
    >
      {isOpen ? (
        <AskPayer found={found} asked={{ ...asked, ...(back && { back }) }} locale={locale} />
      ) : (
        <WayBack address={addressBack(found.payment, back)} locale={locale} />
      )}
    </SignInFrame>
  );
}

/** The hosted page that the payer came from, if that is what the address says. */
function hostedPath(from: string | string[] | undefined): string | undefined {
  const path = ownPath(typeof from === "string" ? from : undefined);
  return path?.startsWith("/pay/") ? path : undefined;
}

/** Where the payer came from: the hosted page, or what the shop named. */
function addressBack(asked: Payment, hosted: string | undefined): URL | undefined {
  return hosted === undefined ? returnAddress(asked) : new URL(hosted, settings().origin);
}

interface Asked {
  readonly accountId: string;
  readonly paymentId: string;
  readonly clientSecret: string;
}

async function payment({ clientSecret, ...named }: Asked): Promise<PaymentToAuthenticate> {
  const ctx = await payerContext(named, await currentVisitor());
  return paymentToAuthenticate(ctx, { paymentId: named.paymentId, clientSecret });
}

/** What the page says first, by where the payment stands. */
function headOf(
  { payment: { status, ...asked }, merchantName: merchant }: PaymentToAuthenticate,
  locale: Locale,
) {
  const words = translator(locale, "authenticate");
  const amount = formatMoney(money(asked.amountMinor, asked.currency), locale);
  const told = { merchant, amount };
  if (status === "requires_action") {
    return { title: words("title"), sentence: words("sentence") };
  }
  if (isTaken(status)) {
    return { title: words("confirmed"), sentence: words("confirmedSentence", told) };
  }
  if (status === "requires_payment_method") {
    return { title: words("notPaid"), sentence: words("notPaidSentence", told) };
  }
  return { title: words("ended"), sentence: words("endedSentence") };
}

function isTaken(status: Payment["status"]): boolean {
  return status === "succeeded" || status === "requires_capture" || status === "processing";
}
