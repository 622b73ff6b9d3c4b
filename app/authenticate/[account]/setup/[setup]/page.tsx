import type { Metadata } from "next";
import { answerSetupAction } from "#app/authenticate/[account]/setup/[setup]/actions";
import { chooseLanguageAction } from "#app/session-actions";
import { ActionForm } from "#components/action-form";
import { buttonStyle } from "#components/button-style";
import { Facts } from "#components/facts";
import { LanguageSwitch } from "#components/language-switch";
import { Notice } from "#components/notice";
import { cardText } from "#components/payments/card-text";
import { SignInFrame } from "#components/sign-in-frame";
import { SubmitButton } from "#components/submit-button";
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
        <WayBack found={found} locale={locale} />
      )}
    </SignInFrame>
  );
}

interface Asked {
  readonly accountId: string;
  readonly setupIntentId: string;
  readonly clientSecret: string;
}

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

interface FoundProps {
  readonly found: SetupToAuthenticate;
  readonly locale: Locale;
}

function AskHolder({ found, asked, locale }: FoundProps & { readonly asked: Asked }) {
  const { merchantName, card } = found;
  const words = translator(locale, "authenticateSetup");
  const facts = [
    { term: words("savedWith"), value: merchantName },
    ...(card ? [{ term: words("card"), value: cardText(card, locale) }] : []),
  ];
  return (
    <div className="space-y-5">
      <Facts facts={facts} />
      <ActionForm action={answerSetupAction}>
        {Object.entries(asked).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="space-y-2">
          <SubmitButton size="wide" name="outcome" value="approved">
            {words("approve")}
          </SubmitButton>
          <SubmitButton size="wide" variant="secondary" name="outcome" value="refused">
            {words("refuse")}
          </SubmitButton>
        </div>
      </ActionForm>
      <Notice tone="careful">{translator(locale, "authenticate")("sandbox")}</Notice>
    </div>
  );
}

/** Leads the holder back to the shop by themselves, or says that they are done. */
function WayBack({ found, locale }: FoundProps) {
  const words = translator(locale, "authenticate");
  const back = setupReturnAddress(found.setup);
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
