import type { Metadata } from "next";
import { answerSetupAction } from "#app/authenticate/[account]/setup/[setup]/actions";
import { chooseLanguageAction } from "#app/session-actions";
import { BankQuestion } from "#components/authenticate/bank-question";
import { WayBack } from "#components/authenticate/way-back";
import { Facts } from "#components/facts";
import { LanguageSwitch } from "#components/language-switch";
import { cardText } from "#components/payments/card-text";
import { SignInFrame } from "#components/sign-in-frame";
import { ThemeSwitch } from "#components/theme-switch";
import { payerContext } from "#domain/merchants/payer-context";
import {
  type SetupToAuthenticate,
  setupReturnAddress,
  setupToAuthenticate,
} from "#domain/setup-intents/setup-to-authenticate";
import { currentLocale, currentVisitor, shown } from "#http/session";
import { type Locale, translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "authenticateSetup")("title") };
}

type SetupPageProps = PageProps<"/authenticate/[account]/setup/[setup]">;

/** The sandbox bank's page for a card that is to be saved: asks its holder, and leads them back. */
export default async function AuthenticateSetupPage({ params, searchParams }: SetupPageProps) {
  const { account: accountId, setup: setupIntentId } = await params;
  const { client_secret: clientSecret } = await searchParams;
  const asked = { accountId, setupIntentId, clientSecret: String(clientSecret) };
  const found = await shown(setup(asked));
  const locale = await currentLocale();
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
      {found.setup.status === "requires_action" ? (
        <AskHolder found={found} asked={asked} locale={locale} />
      ) : (
        <WayBack address={setupReturnAddress(found.setup)} locale={locale} />
      )}
    </SignInFrame>
  );
}

type Asked = Readonly<Record<"accountId" | "setupIntentId" | "clientSecret", string>>;

async function setup({ accountId, ...named }: Asked): Promise<SetupToAuthenticate> {
  const address = { accountId, paymentId: named.setupIntentId };
  return setupToAuthenticate(await payerContext(address, await currentVisitor()), named);
}

function headOf(
  { setup: { status }, merchantName: merchant }: SetupToAuthenticate,
  locale: Locale,
) {
  const words = translator(locale, "authenticateSetup");
  if (status === "requires_action") return { title: words("title"), sentence: words("sentence") };
  if (status === "succeeded") {
    return { title: words("saved"), sentence: words("savedSentence", { merchant }) };
  }
  return { title: words("notSaved"), sentence: words("notSavedSentence", { merchant }) };
}

interface AskHolderProps {
  readonly found: SetupToAuthenticate;
  readonly asked: Asked;
  readonly locale: Locale;
}

function AskHolder({ found, asked, locale }: AskHolderProps) {
  const { merchantName, card } = found;
  const words = translator(locale, "authenticateSetup");
  const facts = [
    { term: words("savedWith"), value: merchantName },
    ...(card ? [{ term: words("card"), value: cardText(card, locale) }] : []),
  ];
  return (
    <div className="space-y-5">
      <Facts facts={facts} />
      <BankQuestion
        action={answerSetupAction}
        asked={asked}
        answers={{ approve: words("approve"), refuse: words("refuse") }}
        locale={locale}
      />
    </div>
  );
}
