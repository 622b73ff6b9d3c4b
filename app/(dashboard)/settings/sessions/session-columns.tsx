import { endSessionAction } from "#app/(dashboard)/settings/sessions/actions";
import { deviceText } from "#app/(dashboard)/settings/sessions/device-text";
import { ConfirmDialog } from "#components/confirm-dialog";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import type { SessionRow } from "#domain/sessions/session";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of one's own sessions. */
export function sessionColumns(ctx: DashboardContext): readonly Column<SessionRow>[] {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "sessions");
  return [
    {
      key: "browser",
      head: words("browser"),
      phone: "title",
      grow: true,
      cell: ({ id, userAgent }) => (
        <>
          <span className="font-medium">{deviceText(userAgent, locale)}</span>
          {id === ctx.sessionId && (
            <span className="text-ink-faint">{` · ${words("thisOne")}`}</span>
          )}
        </>
      ),
    },
    {
      key: "address",
      head: words("address"),
      phone: "line",
      from: "sm",
      cell: ({ address }) =>
        address ?? <span className="text-ink-faint">{words("noAddress")}</span>,
    },
    {
      key: "since",
      head: words("since"),
      phone: "line",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
    {
      key: "seen",
      head: words("seen"),
      phone: "start",
      cell: ({ lastSeenAt }) => (
        <Instant value={lastSeenAt} now={now} zone={timeZone} locale={locale} />
      ),
    },
    {
      key: "end",
      head: words("actions"),
      align: "end",
      phone: "end",
      cell: (session) => session.id !== ctx.sessionId && <End session={session} ctx={ctx} />,
    },
  ];
}

interface EndProps {
  readonly session: SessionRow;
  readonly ctx: DashboardContext;
}

function End({ session: { id, userAgent }, ctx: { locale } }: EndProps) {
  const words = translator(locale, "sessions");
  return (
    <ConfirmDialog
      id={`end-${id}`}
      trigger={words("end")}
      size="small"
      title={words("endTitle")}
      sentence={words("endSentence", { device: deviceText(userAgent, locale) })}
      action={endSessionAction}
      submit={words("endSubmit")}
      locale={locale}
    >
      <input type="hidden" name="sessionId" value={id} />
    </ConfirmDialog>
  );
}
