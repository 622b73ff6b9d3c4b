import type { Metadata } from "next";
import { chooseLanguageAction } from "#app/session-actions";
import { buttonStyle } from "#components/button-style";
import { LanguageSwitch } from "#components/language-switch";
import { Money } from "#components/money";
import { Bill, PayFrame } from "#components/pay/pay-frame";
import { ThemeSwitch } from "#components/theme-switch";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { LinkAddress } from "#domain/payment-links/link-address";
import { currentLocale } from "#http/session";
import { translator } from "#messages/translator";
import { type LinkPage, linkPage } from "./link-page.ts";
import { Outcome } from "./outcome.tsx";
import { stepUpAddress } from "./pay-address.ts";
import { PayForm } from "./pay-form.tsx";

type PayPageProps = PageProps<"/pay/[link]/[mac]">;

export async function generateMetadata({ params }: PayPageProps): Promise<Metadata> {
  const { link, mac } = await params;
  const { payment, merchantName } = await linkPage(link, mac);
  const locale = await currentLocale();
  const amount = formatMoney(money(payment.amountMinor, payment.currency), locale);
  return {
    title: { absolute: `${translator(locale, "pay")("pay", { amount })} · ${merchantName}` },
  };
}

/** From here on the figures of an amount are too many to stand large on a phone. */
const longAmountMinor = 1_000_000_000n;

/** Where someone pays who was sent a link or scanned a code: no account, no script needed. */
export default async function PayPage({ params }: PayPageProps) {
  const address = await params;
  const page = await linkPage(address.link, address.mac);
  const locale = await currentLocale();
  const { payment, merchantName, state } = page;
  const amount = money(payment.amountMinor, payment.currency);
  const size = payment.amountMinor < longAmountMinor ? "hero" : "page";
  return (
    <PayFrame
      isSandbox={page.account.mode === "sandbox"}
      locale={locale}
      foot={
        <>
          <LanguageSwitch action={chooseLanguageAction} locale={locale} />
          <ThemeSwitch />
        </>
      }
      bill={
        <Bill
          merchantName={merchantName}
          amount={<Money amount={amount} locale={locale} size={size} />}
          description={payment.description}
          locale={locale}
        />
      }
    >
      {state === "open" ? (
        <>
          {payment.status === "requires_action" && <MeetBank page={page} address={address} />}
          <PayForm page={page} address={address} locale={locale} />
        </>
      ) : (
        <Outcome page={page} state={state} locale={locale} />
      )}
    </PayFrame>
  );
}

interface MeetBankProps {
  readonly page: LinkPage;
  readonly address: LinkAddress;
}

/** The payer left their bank's page without an answer: the way to it, before any other card. */
async function MeetBank({ page, address }: MeetBankProps) {
  const words = translator(await currentLocale(), "pay");
  return (
    <div className="mb-7 border-b border-line pb-7">
      <p className="mb-4">{words("authenticate")}</p>
      <a
        href={stepUpAddress(page.payment, address)}
        className={buttonStyle({ variant: "primary", size: "hero" })}
      >
        {words("authenticateAction")}
      </a>
    </div>
  );
}
