import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { chooseLanguageAction } from "#app/session-actions";
import { pageAfter } from "#app/sign-in/page-after";
import { secondStepAction, secondStepOptionsAction } from "#app/sign-in/second-step/actions";
import { ActionForm } from "#components/action-form";
import { Field } from "#components/field";
import { LanguageSwitch } from "#components/language-switch";
import { PasskeyButton } from "#components/passkey-button";
import { SignInFrame } from "#components/sign-in-frame";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { ThemeSwitch } from "#components/theme-switch";
import { atSecondStep } from "#domain/sign-ins/take-second-step";
import { currentLocale, currentVisitor } from "#http/session";
import { ownCookie } from "#http/session-cookie";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "secondStep")("title") };
}

/** Asks whoever has shown the right password for what only they have. */
export default async function SecondStepPage({ searchParams }: PageProps<"/sign-in/second-step">) {
  const { next: asked } = await searchParams;
  const token = (await cookies()).get(ownCookie("step").name)?.value;
  const at = token === undefined ? undefined : await atSecondStep(await currentVisitor(), token);
  if (!at) redirect("/sign-in");

  const locale = await currentLocale();
  const words = translator(locale, "secondStep");
  const next = pageAfter(typeof asked === "string" ? asked : undefined);
  const { totpSince, passkeyCount } = at.factors;
  return (
    <SignInFrame
      title={words("title")}
      sentence={words(totpSince === null ? "sentencePasskey" : "sentence")}
      foot={
        <>
          <LanguageSwitch action={chooseLanguageAction} locale={locale} />
          <ThemeSwitch />
        </>
      }
    >
      <div className="space-y-5">
        {passkeyCount > 0 && (
          <ActionForm action={secondStepAction}>
            <input type="hidden" name="next" value={next} />
            <PasskeyButton use="get" options={secondStepOptionsAction} wide />
          </ActionForm>
        )}
        <ActionForm action={secondStepAction}>
          <input type="hidden" name="next" value={next} />
          <Field name="code" label={words("code")} help={words("codeHelp")}>
            <TextInput autoComplete="one-time-code" autoFocus mono maxLength={40} />
          </Field>
          <SubmitButton size="wide">{words("submit")}</SubmitButton>
        </ActionForm>
        <p className="text-sm">
          <Link href="/sign-in" className="text-accent">
            {words("back")}
          </Link>
        </p>
      </div>
    </SignInFrame>
  );
}
