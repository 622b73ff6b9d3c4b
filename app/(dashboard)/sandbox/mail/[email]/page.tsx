import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { Columns } from "#components/columns";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { ObjectId } from "#components/object-id";
import { ObjectStatus } from "#components/object-status";
import { PageHead } from "#components/page-head";
import type { Email } from "#domain/emails/email";
import { retrieveEmail } from "#domain/emails/retrieve-email";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { catalogue, translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "mail")("title") };
}

/** One e-mail as a mail program shows it, as text, and what became of it. */
export default async function EmailPage({ params }: PageProps<"/sandbox/mail/[email]">) {
  const ctx = await dashboardContext();
  if (ctx.account.mode === "live") notFound();
  const { email: emailId } = await params;
  const email = await shown(retrieveEmail(ctx, { emailId }));
  const words = translator(ctx.locale, "mail");
  return (
    <>
      <PageHead
        title={email.subject}
        sentence={email.address}
        back={{ href: "/sandbox/mail", label: words("title") }}
      />
      <Columns
        aside={
          <Card title={words("facts")}>
            <Facts facts={delivery(email, ctx)} layout="stacked" />
          </Card>
        }
      >
        <Card title={words("html")} flush>
          <iframe
            src={`/sandbox/mail/${email.id}/html`}
            title={words("frame", { subject: email.subject })}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            className="block h-[36rem] w-full border-t border-line bg-white"
          />
        </Card>
        <Card title={words("text")}>
          <CodeBox text={email.text} />
        </Card>
      </Columns>
    </>
  );
}

function delivery(email: Email, { locale, timeZone }: DashboardContext): readonly Fact[] {
  const words = translator(locale, "mail");
  const time = (value: Temporal.Instant) => (
    <Instant value={value} zone={timeZone} locale={locale} exact />
  );
  const kinds = translator(locale, "notifications");
  return [
    {
      term: translator(locale, "words")("status"),
      value: <ObjectStatus kind="email" status={email.status} locale={locale} />,
    },
    { term: kinds("written"), value: time(email.createdAt) },
    ...(email.sentAt ? [{ term: words("sent"), value: time(email.sentAt) }] : []),
    { term: words("attempts"), value: email.attempts },
    ...(email.nextAttemptAt ? [{ term: words("next"), value: time(email.nextAttemptAt) }] : []),
    ...(email.lastFailure ? [{ term: words("failure"), value: email.lastFailure }] : []),
    { term: words("kind"), value: kinds(`kinds.${email.kind}.name`) },
    { term: words("language"), value: catalogue(locale).languages[email.locale] },
    { term: words("cause"), value: <ObjectId id={email.cause} whole /> },
    { term: translator(locale, "words")("id"), value: <ObjectId id={email.id} whole /> },
  ];
}
