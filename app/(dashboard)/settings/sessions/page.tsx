import type { Metadata } from "next";
import { endOtherSessionsAction } from "#app/(dashboard)/settings/sessions/actions";
import { Card } from "#components/card";
import { ConfirmDialog } from "#components/confirm-dialog";
import { PageHead } from "#components/page-head";
import { listSessions } from "#domain/sessions/list-sessions";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { SessionItem } from "./session-item.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "sessions")("title") };
}

/** One's own signed-in browsers, and how to end them. */
export default async function SessionsPage() {
  const ctx = await dashboardContext();
  const sessions = await shown(listSessions(ctx));
  const words = translator(ctx.locale, "sessions");
  return (
    <div className="max-w-[48rem]">
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
      <Card flush>
        <ul aria-label={words("title")} className="divide-y divide-line">
          {sessions.map((session) => (
            <SessionItem key={session.id} session={session} ctx={ctx} />
          ))}
        </ul>
      </Card>
      <p className="mt-3 text-sm text-ink-faint">{words("known")}</p>
    </div>
  );
}
