import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { RequestStatus } from "#components/request-status";
import type { NamedRequest } from "#domain/request-log/api-request";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of the list of requests. */
export function requestColumns(ctx: DashboardContext): readonly Column<NamedRequest>[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "requests");
  return [
    {
      key: "route",
      head: words("route"),
      phone: "title",
      grow: true,
      cell: ({ method, path }) => (
        <span className="font-mono text-[0.923em] wrap-anywhere" title={`${method} ${path}`}>
          <span className="text-ink-soft">{method}</span> {path}
        </span>
      ),
    },
    {
      key: "status",
      head: words("status"),
      phone: "corner",
      cell: ({ status }) => <RequestStatus status={status} />,
    },
    {
      key: "errorCode",
      head: words("errorCode"),
      phone: "start",
      from: "md",
      cut: true,
      cell: ({ errorCode }) => (
        <span className="block truncate text-ink-soft" title={errorCode ?? undefined}>
          {errorCode}
        </span>
      ),
    },
    {
      key: "key",
      head: words("key"),
      phone: "none",
      from: "lg",
      cut: true,
      cell: ({ keyName }) => keyName,
    },
    {
      key: "duration",
      head: words("duration"),
      align: "end",
      phone: "none",
      from: "sm",
      cell: ({ durationMs }) => (
        <span className="text-ink-soft tabular-nums">
          {words("durationValue", { ms: durationMs })}
        </span>
      ),
    },
    {
      key: "when",
      head: words("when"),
      align: "end",
      phone: "end",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}
