import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectId } from "#components/object-id";
import type { AuditEntry } from "#domain/audit-chain/chain-link";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of the log: what, who, to what, from where, when. */
export function auditColumns(ctx: DashboardContext): readonly Column<AuditEntry>[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "audit");
  return [
    {
      key: "action",
      head: words("action"),
      phone: "title",
      cell: ({ action }) => <span className="font-mono text-[0.923em]">{action}</span>,
    },
    {
      key: "actor",
      head: words("actor"),
      phone: "start",
      grow: true,
      cell: ({ actorName }) => actorName,
    },
    {
      key: "object",
      head: words("object"),
      phone: "line",
      from: "sm",
      cell: ({ subject }) => <ObjectId id={subject} />,
    },
    {
      key: "address",
      head: words("address"),
      phone: "none",
      from: "md",
      cell: ({ address }) => address ?? "—",
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
