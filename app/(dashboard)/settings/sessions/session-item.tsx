import { Laptop, type LucideIcon, Smartphone, Tablet } from "lucide-react";
import { endSessionAction } from "#app/(dashboard)/settings/sessions/actions";
import { deviceText } from "#app/(dashboard)/settings/sessions/device-text";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Instant } from "#components/instant";
import { StatusBadge } from "#components/status-badge";
import { deviceOf } from "#domain/sessions/device";
import type { ListedSession } from "#domain/sessions/list-sessions";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface SessionItemProps {
  readonly session: ListedSession;
  readonly ctx: DashboardContext;
}

const icons: Readonly<Record<string, LucideIcon>> = {
  Android: Smartphone,
  iPhone: Smartphone,
  iPad: Tablet,
};

/** One browser in which one is signed in: what is known of it, and how to end it. */
export function SessionItem({ session, ctx }: SessionItemProps) {
  const { locale } = ctx;
  const words = translator(locale, "sessions");
  const { id, userAgent, address, provenBy, isNewDevice } = session;
  const Icon = icons[deviceOf(userAgent).system ?? ""] ?? Laptop;
  const isThis = id === ctx.sessionId;
  return (
    <li className="flex items-start gap-3.5 px-4 py-4 sm:px-5">
      <span className="rounded-control border border-line bg-frame p-2 text-ink-soft">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-64">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="font-medium wrap-anywhere">{deviceText(userAgent, locale)}</h2>
            {isThis && (
              <span className="text-sm">
                <StatusBadge tone="good" label={words("thisOne")} />
              </span>
            )}
            {isNewDevice && !isThis && (
              <span className="text-sm">
                <StatusBadge tone="waiting" label={words("isNew")} />
              </span>
            )}
          </div>
          <p className="text-sm text-ink-soft">
            <span className="wrap-anywhere">{address ?? words("noAddress")}</span>
            {" · "}
            {words(`by.${provenBy}`)}
          </p>
          <Times session={session} ctx={ctx} />
        </div>
        {!isThis && <End session={session} ctx={ctx} />}
      </div>
    </li>
  );
}

function Times({ session: { firstSeenAt, lastSeenAt }, ctx }: SessionItemProps) {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "sessions");
  return (
    <p className="text-sm text-ink-faint">
      {words("seen")} <Instant value={lastSeenAt} now={now} zone={timeZone} locale={locale} />
      {" · "}
      {words("firstSeen")} <Instant value={firstSeenAt} zone={timeZone} locale={locale} />
    </p>
  );
}

function End({ session: { id, userAgent }, ctx: { locale } }: SessionItemProps) {
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
