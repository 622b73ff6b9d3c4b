import { LogIn } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { chooseLanguageAction } from "#app/session-actions";
import { passkeyOptionsAction, signInAction, signInByPasskeyAction } from "#app/sign-in/actions";
import { pageAfter } from "#app/sign-in/page-after";
import { ActionForm } from "#components/action-form";
import { buttonStyle } from "#components/button-style";
import { Field } from "#components/field";
import { LanguageSwitch } from "#components/language-switch";
import { Notice } from "#components/notice";
import { PasskeyButton } from "#components/passkey-button";
import { SignInFrame } from "#components/sign-in-frame";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { ThemeSwitch } from "#components/theme-switch";
import { installation } from "#domain/identity-providers/trusted-provider";
import { ownPath } from "#http/origin";
import { currentLocale, currentSession } from "#http/session";
import { ownCookie } from "#http/session-cookie";
import { type Locale, translator } from "#messages/translator";
import { settings } from "#platform/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "signIn")("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next: asked, told } = await searchParams;
  const next = ownPath(typeof asked === "string" ? asked : undefined);
  if (await currentSession()) redirect(pageAfter(next));

  const locale = await currentLocale();
  const words = translator(locale, "signIn");
  const ended = (await cookies()).has(ownCookie("session").name);
  return (
    <SignInFrame
      title={words("title")}
      sentence={words("sentence")}
      foot={
        <>
          <LanguageSwitch action={chooseLanguageAction} locale={locale} />
          <ThemeSwitch />
        </>
      }
    >
      <ActionForm action={signInAction}>
        {told === "reset" && <Notice tone="done">{words("reset")}</Notice>}
        {told === "provider" && <Notice tone="refused">{words("providerFailed")}</Notice>}
        {ended && told === undefined && <Notice tone="told">{words("ended")}</Notice>}
        <Field name="email" label={words("email")}>
          <TextInput type="email" autoComplete="username" autoFocus maxLength={254} />
        </Field>
        <Field name="password" label={words("password")}>
          <TextInput type="password" autoComplete="current-password" maxLength={1024} />
        </Field>
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <SubmitButton size="wide">{words("submit")}</SubmitButton>
      </ActionForm>
      <p className="mt-3 text-sm">
        <Link href="/reset-password" className="text-accent">
          {words("forgotten")}
        </Link>
      </p>
      <div className="my-5 flex items-center gap-3 text-sm text-ink-faint" aria-hidden="true">
        <span className="h-px grow bg-line" />
        {words("or")}
        <span className="h-px grow bg-line" />
      </div>
      <div className="space-y-3">
        <InstallationProvider next={next} locale={locale} />
        <ActionForm action={signInByPasskeyAction}>
          {next !== undefined && <input type="hidden" name="next" value={next} />}
          <PasskeyButton use="get" options={passkeyOptionsAction} wide />
        </ActionForm>
      </div>
      <p className="mt-5 text-sm text-ink-faint">{words("invitationHelp")}</p>
    </SignInFrame>
  );
}

interface InstallationProviderProps {
  readonly next: string | undefined;
  readonly locale: Locale;
}

/** The way in by the operator's provider, where there is one. */
function InstallationProvider({ next, locale }: InstallationProviderProps) {
  const label = settings().signInProvider?.label;
  if (label === undefined) return null;
  const query = next === undefined ? "" : `?${new URLSearchParams({ next })}`;
  return (
    // Not a link of the router: it would begin the journey before anybody asks for it.
    <a href={`/sign-in/with/${installation}${query}`} className={buttonStyle({ size: "wide" })}>
      <LogIn className="size-4 text-ink-soft" aria-hidden="true" />
      {translator(locale, "signIn")("byProvider", { label })}
    </a>
  );
}
