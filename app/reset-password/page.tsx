import type { Metadata } from "next";
import Link from "next/link";
import { requestResetAction } from "#app/reset-password/actions";
import { chooseLanguageAction } from "#app/session-actions";
import { ActionForm } from "#components/action-form";
import { Field } from "#components/field";
import { LanguageSwitch } from "#components/language-switch";
import { SignInFrame } from "#components/sign-in-frame";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { ThemeSwitch } from "#components/theme-switch";
import { currentLocale } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "resetPassword")("title") };
}

/** Asks for the address to which the link goes. */
export default async function RequestResetPage() {
  const locale = await currentLocale();
  const words = translator(locale, "resetPassword");
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
      <ActionForm action={requestResetAction}>
        <Field name="email" label={words("email")}>
          <TextInput type="email" autoComplete="username" autoFocus maxLength={254} />
        </Field>
        <SubmitButton size="wide">{words("ask")}</SubmitButton>
      </ActionForm>
      <p className="mt-5 text-sm">
        <Link href="/sign-in" className="text-accent">
          {words("back")}
        </Link>
      </p>
    </SignInFrame>
  );
}
