import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as z from "zod";
import { neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { emailAddress } from "#app/(dashboard)/sandbox/mail/email-address";
import { DataTable } from "#components/data-table";
import { emailColumns } from "#components/email-columns";
import { EmptyState } from "#components/empty-state";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { listEmails } from "#domain/emails/list-emails";
import { currentLocale, dashboardContext, shown } from "#http/session";
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
          columns={emailColumns(ctx, "many")}
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
