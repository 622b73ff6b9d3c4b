import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as z from "zod";
import { neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { emailAddress } from "#app/(dashboard)/sandbox/mail/email-address";
import { type Column, DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { Instant } from "#components/instant";
import { Notice } from "#components/notice";
import { ObjectStatus } from "#components/object-status";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import type { Email } from "#domain/emails/email";
import { listEmails } from "#domain/emails/list-emails";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { settings } from "#platform/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "mail")("title") };
}

const address = z.object(pageFields("eml"));

/** What a sandbox wrote to its team, to be read without a mailbox. */
export default async function MailPage({ searchParams }: PageProps<"/sandbox/mail">) {
  const ctx = await dashboardContext();
  if (ctx.account.mode === "live") notFound();
  const asked = address.parse(await searchParams);
  const { starting_after: startingAfter, ending_before: endingBefore } = asked;
  const page = await shown(listEmails(ctx, { limit: pageSize, startingAfter, endingBefore }));
  const words = translator(ctx.locale, "mail");
  const noServer = translator(ctx.locale, "notifications")("noServer");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words(ctx.scopes.has("audit:read") ? "sentence" : "sentenceOwn")}
      />
      <div className="space-y-6">
        {settings().smtpUrl === undefined && <Notice tone="careful">{noServer}</Notice>}
        <DataTable
          label={words("title")}
          columns={columns(ctx)}
          rows={page.rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => emailAddress(id)}
          locale={ctx.locale}
          empty={<EmptyState sentence={words("none")} />}
        />
      </div>
      <Pagination {...neighbours("/sandbox/mail", asked, page)} locale={ctx.locale} />
    </>
  );
}

function columns({ locale, timeZone, now }: DashboardContext): readonly Column<Email>[] {
  const words = translator(locale, "notifications");
  return [
    {
      key: "subject",
      head: words("subject"),
      phone: "title",
      grow: true,
      cell: ({ subject }) => <span className="font-medium">{subject}</span>,
    },
    {
      key: "to",
      head: words("to"),
      phone: "line",
      from: "sm",
      cut: true,
      cell: ({ address: to }) => <span className="min-w-0 truncate">{to}</span>,
    },
    {
      key: "status",
      head: translator(locale, "words")("status"),
      phone: "corner",
      cell: ({ status }) => <ObjectStatus kind="email" status={status} locale={locale} />,
    },
    {
      key: "written",
      head: words("written"),
      phone: "start",
      cell: ({ createdAt }) => (
        <Instant value={createdAt} now={now} zone={timeZone} locale={locale} />
      ),
    },
  ];
}
