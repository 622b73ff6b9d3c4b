import type { Metadata } from "next";
import Link from "next/link";
import { resetPasswordAction } from "#app/reset-password/actions";
import { chooseLanguageAction } from "#app/session-actions";
import { ActionForm } from "#components/action-form";
import { Field } from "#components/field";
import { LanguageSwitch } from "#components/language-switch";
import { SignInFrame } from "#components/sign-in-frame";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { ThemeSwitch } from "#components/theme-switch";
import { personOfReset } from "#domain/new-passwords/reset-password";
import { passwordLength } from "#domain/people/new-password";
import { currentLocale, currentVisitor } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "resetPassword")("title") };
}

/** Takes the new password from whoever has the link. */
export default async function ResetPage({ params }: PageProps<"/reset-password/[token]">) {
  const token = decodeURIComponent((await params).token);
  const person = await personOfReset(await currentVisitor(), token);
  const locale = await currentLocale();
  const words = translator(locale, "resetPassword");
  return (
    <SignInFrame
      title={person ? words("newTitle") : words("missing")}
      sentence={person ? words("newSentence") : words("missingSentence")}
      foot={
        <>
          <LanguageSwitch action={chooseLanguageAction} locale={locale} />
          <ThemeSwitch />
        </>
      }
    >
      {person ? (
        <ActionForm action={resetPasswordAction}>
          <input type="hidden" name="token" value={token} />
          <Field name="email" label={words("email")}>
            <TextInput type="email" autoComplete="username" readOnly defaultValue={person.email} />
          </Field>
          <Field name="password" label={words("newPassword")} help={words("passwordHelp")}>
            <TextInput
              type="password"
              autoComplete="new-password"
              minLength={passwordLength.least}
              maxLength={passwordLength.most}
              autoFocus
            />
          </Field>
          <SubmitButton size="wide">{words("set")}</SubmitButton>
        </ActionForm>
      ) : (
        <Link href="/reset-password" className="text-accent">
          {words("again")}
        </Link>
      )}
    </SignInFrame>
  );
}
