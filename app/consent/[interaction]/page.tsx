import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { chooseLanguageAction } from "#app/session-actions";
import { ApplicationMark } from "#components/applications/application-mark";
import { LanguageSwitch } from "#components/language-switch";
import { SignInFrame } from "#components/sign-in-frame";
import { StatusBadge } from "#components/status-badge";
import { ThemeSwitch } from "#components/theme-switch";
import type { Application } from "#domain/applications/application";
import { merchantName } from "#domain/merchants/merchant-name";
import { askedConsent } from "#http/oauth/consent";
import { currentLocale, dashboardContext } from "#http/session";
import { type Locale, translator } from "#messages/translator";
import { ConsentForm } from "./consent-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "consent")("allow") };
}

/** What an application asks for, in plain words, of whoever is signed in; nobody else sees it. */
export default async function ConsentPage({ params }: PageProps<"/consent/[interaction]">) {
  const ctx = await dashboardContext();
  const { interaction } = await params;
  const sent = await headers();
  const asked = await askedConsent(sent, interaction);
  if (!asked) redirect("/consent/refused?reason=session_not_found");
  const { application } = asked;
  const { locale } = ctx;
  const words = translator(locale, "consent");
  const merchant = await merchantName(application);
  const { name } = application;
  return (
    <SignInFrame
      title={words("title", { name })}
      sentence={words("sentence", { name, merchant })}
      foot={
        <>
          <LanguageSwitch action={chooseLanguageAction} locale={locale} />
          <ThemeSwitch />
        </>
      }
    >
      <About application={application} merchant={merchant} locale={locale} />
      <ConsentForm asked={asked} ctx={ctx} />
    </SignInFrame>
  );
}

interface AboutProps {
  readonly application: Application;
  readonly merchant: string;
  readonly locale: Locale;
}

function About({ application, merchant, locale }: AboutProps) {
  const words = translator(locale, "consent");
  const isReviewed = application.status === "approved";
  return (
    <div className="mb-5 flex items-start gap-3 rounded-control bg-sunken p-3">
      <ApplicationMark name={application.name} logo={application.logo} large={true} />
      <div className="min-w-0">
        <StatusBadge
          tone={isReviewed ? "good" : "waiting"}
          label={isReviewed ? words("reviewed", { merchant }) : words("unreviewed")}
        />
        {application.description !== "" && (
          <p className="mt-1 text-sm text-ink-soft wrap-anywhere">{application.description}</p>
        )}
      </div>
    </div>
  );
}
