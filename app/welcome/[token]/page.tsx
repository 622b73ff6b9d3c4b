import type { Metadata } from "next";
import { chooseLanguageAction } from "#app/session-actions";
import { acceptInvitationAction } from "#app/welcome/[token]/actions";
import { ActionForm } from "#components/action-form";
import { buttonStyle } from "#components/button-style";
import { Field } from "#components/field";
import { LanguageSwitch } from "#components/language-switch";
import { LinkButton } from "#components/link-button";
import { SignInFrame } from "#components/sign-in-frame";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { ThemeSwitch } from "#components/theme-switch";
import { DomainError } from "#domain/errors/domain-error";
import { providersFor } from "#domain/identity-providers/trusted-provider";
import { passwordLength } from "#domain/people/new-password";
import { type InvitationShown, showInvitation } from "#domain/team/show-invitation";
import { currentLocale, currentVisitor } from "#http/session";
import { type Locale, translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "welcome")("title") };
}

export default async function WelcomePage({ params }: PageProps<"/welcome/[token]">) {
  const { token } = await params;
  const locale = await currentLocale();
  const invitation = await invitationBehind(token);
  const words = translator(locale, "welcome");
  return (
    <SignInFrame
      title={invitation ? words("title") : words("missing")}
      sentence={invitation ? invitationSentence(invitation, locale) : words("missingSentence")}
      foot={
        <>
          <LanguageSwitch action={chooseLanguageAction} locale={locale} />
          <ThemeSwitch />
        </>
      }
    >
      {invitation ? (
        <>
          <AcceptForm invitation={invitation} token={token} locale={locale} />
          <Providers invitation={invitation} locale={locale} />
        </>
      ) : (
        <LinkButton href="/sign-in">{words("signInInstead")}</LinkButton>
      )}
    </SignInFrame>
  );
}

async function invitationBehind(token: string): Promise<InvitationShown | undefined> {
  try {
    return await showInvitation(await currentVisitor(), token);
  } catch (error) {
    if (error instanceof DomainError && error.code === "resource_missing") return undefined;
    throw error;
  }
}

function invitationSentence(invitation: InvitationShown, locale: Locale): string {
  const words = translator(locale, "welcome");
  const role = invitation.ownRoleName ?? translator(locale, "role")(invitation.role);
  const { merchantName: merchant, inviterName: name } = invitation;
  if (name === null) return words("invitedBySystem", { merchant, role });
  return words("invitedBy", { name, merchant, role });
}

interface AcceptFormProps {
  readonly invitation: InvitationShown;
  readonly token: string;
  readonly locale: Locale;
}

function AcceptForm({ invitation, token, locale }: AcceptFormProps) {
  const words = translator(locale, "welcome");
  const { hasPassword, merchantName: merchant, email } = invitation;
  return (
    <ActionForm action={acceptInvitationAction}>
      <input type="hidden" name="token" value={token} />
      <Field name="email" label={words("email")}>
        <TextInput type="email" autoComplete="username" readOnly defaultValue={email} />
      </Field>
      <Field
        name="password"
        label={words(hasPassword ? "password" : "newPassword")}
        help={words(hasPassword ? "existing" : "passwordHelp")}
      >
        <TextInput
          type="password"
          autoComplete={hasPassword ? "current-password" : "new-password"}
          minLength={hasPassword ? undefined : passwordLength.least}
          maxLength={passwordLength.most}
          autoFocus
        />
      </Field>
      <SubmitButton size="wide">
        {words(hasPassword ? "accept" : "acceptNew", { merchant })}
      </SubmitButton>
    </ActionForm>
  );
}

async function Providers({ invitation, locale }: Omit<AcceptFormProps, "token">) {
  const providers = await providersFor(invitation.merchantId);
  const words = translator(locale, "welcome");
  return providers.map(({ id, name }) => (
    // Not a link of the router: it would begin the journey before anybody asks for it.
    <p key={id} className="mt-4">
      <a href={`/sign-in/with/${id}`} className={buttonStyle({ size: "wide" })}>
        {words("byProvider", { name })}
      </a>
    </p>
  ));
}
