import { valueText } from "#app/(dashboard)/settings/alerts/value-text";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { StatusBadge } from "#components/status-badge";
import type { Alert } from "#domain/alerts/alert";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of the alerts that were. */
export function alertColumns({ locale, timeZone }: DashboardContext): readonly Column<Alert>[] {
  const words = translator(locale, "alerts");
  return [
    {
      key: "kind",
      head: words("what"),
      phone: "title",
      grow: true,
      cell: ({ kind }) => translator(locale, "alerts.kind")(kind),
    },
    {
      key: "state",
      head: words("state"),
      phone: "corner",
      cell: ({ endedAt }) =>
        endedAt ? (
          <StatusBadge tone="quiet" label={words("ended")} />
        ) : (
          <StatusBadge tone="bad" label={words("active")} />
        ),
    },
    {
      key: "peak",
      head: words("peak"),
      phone: "start",
      align: "end",
      cell: ({ kind, peak }) => valueText(kind, peak, locale),
    },
    {
      key: "threshold",
      head: words("threshold"),
      phone: "none",
      align: "end",
      from: "md",
      cell: ({ kind, threshold }) => valueText(kind, threshold, locale),
    },
    {
      key: "began",
      head: words("began"),
      phone: "end",
      align: "end",
      cell: ({ beganAt }) => <Instant value={beganAt} zone={timeZone} locale={locale} />,
    },
    {
      key: "end",
      head: words("end"),
      phone: "none",
      align: "end",
      from: "sm",
      cell: ({ endedAt }) =>
        endedAt ? <Instant value={endedAt} zone={timeZone} locale={locale} /> : "—",
    },
  ];
}
