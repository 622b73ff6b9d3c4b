import { ApplicationMark } from "#components/applications/application-mark";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectStatus } from "#components/object-status";
import type { ListedApplication } from "#domain/applications/list-applications";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of a list of applications. */
export function applicationColumns(ctx: DashboardContext): readonly Column<ListedApplication>[] {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "applications");
  return [
    {
      key: "name",
      head: words("name"),
      phone: "title",
      grow: true,
      cell: ({ name, logo }) => (
        <span className="flex items-center gap-2.5 font-medium">
          <ApplicationMark name={name} logo={logo} />
          {name}
        </span>
      ),
    },
    {
      key: "status",
      head: words("status"),
      phone: "corner",
      cell: ({ status }) => <ObjectStatus kind="application" status={status} locale={locale} />,
    },
    {
      key: "scopes",
      head: words("scopes"),
      phone: "line",
      from: "md",
      cell: ({ scopes }) => words("rights", { count: scopes.length }),
    },
    {
      key: "registeredBy",
      head: words("registeredBy"),
      phone: "line",
      from: "sm",
      cut: true,
      cell: ({ registeredByName }) => <span className="min-w-0 truncate">{registeredByName}</span>,
    },
    {
      key: "registeredAt",
      head: words("registeredAt"),
      phone: "line",
      from: "md",
      cell: ({ createdAt }) => (
        <Instant value={createdAt} now={now} zone={timeZone} locale={locale} />
      ),
    },
  ];
}
