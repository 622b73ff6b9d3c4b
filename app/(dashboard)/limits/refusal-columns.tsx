import Link from "next/link";
import { ruleName } from "#app/(dashboard)/limits/part-name";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import type { RefusedCaller } from "#domain/limit-refusals/list-refusals";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The table shows those refused most. */
export const callersShown = 20;

/** Who was refused, by which rule, on which route. */
export function refusalColumns(ctx: DashboardContext): readonly Column<RefusedCaller>[] {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "limits");
  return [
    {
      key: "caller",
      head: words("columns.caller"),
      cell: (refused) => <Caller ctx={ctx} refused={refused} />,
      phone: "title",
      cut: true,
    },
    {
      key: "rule",
      head: words("columns.rule"),
      cell: ({ rule, address }) => (
        <>
          {ruleName(rule, locale)}
          {address !== "" && <span className="ms-1.5 font-mono text-ink-soft">{address}</span>}
        </>
      ),
      phone: "line",
    },
    {
      key: "route",
      head: words("columns.route"),
      cell: ({ route }) => <span className="font-mono">{route === "" ? "–" : route}</span>,
      phone: "line",
      grow: true,
    },
    {
      key: "last",
      head: words("columns.last"),
      cell: ({ lastAt }) => <Instant value={lastAt} zone={timeZone} locale={locale} now={now} />,
      from: "md",
      phone: "line",
    },
    {
      key: "refused",
      head: words("columns.refused"),
      cell: ({ refused }) => words("count", { count: refused }),
      align: "end",
      phone: "corner",
    },
  ];
}

interface CallerProps {
  readonly ctx: DashboardContext;
  readonly refused: RefusedCaller;
}

/** Leads to what that key has asked lately, for whoever may see it. */
function Caller({ ctx, refused: { caller, callerName } }: CallerProps) {
  const name = callerName ?? (caller === "" ? translator(ctx.locale, "limits")("nobody") : caller);
  if (!caller.startsWith("key_") || !ctx.scopes.has("requests:read")) return name;
  return (
    <Link href={`/requests?${new URLSearchParams({ key: caller })}`} className="text-link">
      {name}
    </Link>
  );
}
