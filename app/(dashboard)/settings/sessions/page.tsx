import type { Metadata } from "next";
import { endOtherSessionsAction } from "#app/(dashboard)/settings/sessions/actions";
import { ConfirmDialog } from "#components/confirm-dialog";
import { DataTable } from "#components/data-table";
import { PageHead } from "#components/page-head";
import { listSessions } from "#domain/sessions/list-sessions";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { sessionColumns } from "./session-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "sessions")("title") };
}

/** One's own signed-in browsers, and how to end them. */
export default async function SessionsPage() {
  const ctx = await dashboardContext();
  const sessions = await shown(listSessions(ctx));
  const words = translator(ctx.locale, "sessions");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{ href: "/settings", label: translator(ctx.locale, "settings")("title") }}
        action={
          <ConfirmDialog
            id="end-others"
            trigger={words("endOthers")}
            reason={sessions.length > 1 ? undefined : words("none")}
            title={words("endOthersTitle")}
            sentence={words("endOthersSentence")}
            action={endOtherSessionsAction}
            submit={words("endOthersSubmit")}
            locale={ctx.locale}
          />
        }
      />
      <DataTable
        label={words("title")}
        columns={sessionColumns(ctx)}
        rows={sessions}
        rowKey={({ id }) => id}
        empty={null}
        locale={ctx.locale}
      />
    </>
  );
}
