import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { type LinkPage, linkPage } from "#app/pay/[link]/[mac]/link-page";
import { chooseLanguageAction } from "#app/session-actions";
import { Monogram } from "#components/frame/monogram";
import { LanguageSwitch } from "#components/language-switch";
import { Money } from "#components/money";
import { PayFoot, SandboxLine } from "#components/pay/pay-frame";
import { ThemeSwitch } from "#components/theme-switch";
import { money } from "#domain/money/money";
import { linkPath } from "#domain/payment-links/link-address";
import { currentLocale } from "#http/session";
import { type Locale, translator } from "#messages/translator";
import { Watch } from "./watch.tsx";

type ScreenPageProps = PageProps<"/pay/[link]/[mac]/screen">;

export async function generateMetadata({ params }: ScreenPageProps): Promise<Metadata> {
  const { link, mac } = await params;
  const { merchantName } = await linkPage(link, mac);
  const words = translator(await currentLocale(), "pay.screen");
  return { title: { absolute: `${words("scan")} · ${merchantName}` } };
}

/** For a screen at the counter: the code to scan, and, once somebody has paid, that they have. */
export default async function ScreenPage({ params }: ScreenPageProps) {
  const { link, mac } = await params;
  const page = await linkPage(link, mac);
  const locale = await currentLocale();
  const { payment, merchantName, state } = page;
  const path = linkPath(page.link);
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      {page.account.mode === "sandbox" && <SandboxLine locale={locale} />}
      <main className="m-auto flex flex-col items-center gap-6 p-6 text-center">
        <div className="flex items-center gap-2.5 text-xl">
          <Monogram name={merchantName} />
          <p className="font-medium wrap-anywhere">{merchantName}</p>
        </div>
        <p>
          <Money
            amount={money(payment.amountMinor, payment.currency)}
            locale={locale}
            size="poster"
          />
        </p>
        <ScreenState page={page} qr={`${path}/qr.svg`} locale={locale} />
      </main>
      <Watch state={state} address={`${path}/state`} />
      <PayFoot>
        <LanguageSwitch action={chooseLanguageAction} locale={locale} />
        <ThemeSwitch />
      </PayFoot>
    </div>
  );
}

interface ScreenStateProps {
  readonly page: LinkPage;
  readonly qr: string;
  readonly locale: Locale;
}

function ScreenState({ page: { state, merchantName }, qr, locale }: ScreenStateProps) {
  const words = translator(locale, "pay.screen");
  if (state === "open") {
    return (
      <>
        <img
          src={qr}
          alt={words("alt")}
          width={320}
          height={320}
          className="size-[min(78vw,46vh)] rounded-card border border-line"
        />
        <div role="status">
          <h1 className="text-2xl tracking-tight">{words("scan")}</h1>
          <p className="mt-1 text-lg text-ink-soft">{words("scanSentence")}</p>
        </div>
      </>
    );
  }
  if (state === "paid") {
    return (
      <div role="status" className="flex flex-col items-center gap-4">
        <CircleCheck
          className="size-[min(56vw,32vh)] text-green"
          strokeWidth={1.25}
          aria-hidden="true"
        />
        <h1 className="text-[2.5rem] leading-tight tracking-tight">{words("paid")}</h1>
        <p className="text-lg text-ink-soft">{words("paidSentence")}</p>
      </div>
    );
  }
  const told = translator(locale, "pay");
  return (
    <div role="status" className="max-w-[30rem]">
      <h1 className="text-2xl tracking-tight">{told(`${state}Title`)}</h1>
      <p className="mt-1 text-lg text-ink-soft">
        {told(`${state}Sentence`, { merchant: merchantName })}
      </p>
    </div>
  );
}
