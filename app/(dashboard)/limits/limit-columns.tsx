import { partName } from "#app/(dashboard)/limits/part-name";
import type { Column } from "#components/data-table";
import { Gauge } from "#components/gauge";
import { LinkButton } from "#components/link-button";
import type { LimitedPart } from "#domain/rate-limits/list-rate-limits";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** Each limited part with its gauges: what is left at once, used today and under way. */
export function limitColumns({ locale }: DashboardContext): readonly Column<LimitedPart>[] {
  const words = translator(locale, "limits");
  return [
    {
      key: "part",
      head: words("columns.part"),
      cell: (part) => <PartCell part={part} locale={locale} />,
      phone: "title",
      cut: true,
    },
    {
      key: "bucket",
      head: words("columns.bucket"),
      cell: (part) => <BucketCell part={part} locale={locale} />,
      phone: "line",
    },
    {
      key: "day",
      head: words("columns.day"),
      cell: (part) => <DayCell part={part} locale={locale} />,
      phone: "line",
    },
    {
      key: "flights",
      head: words("columns.inFlight"),
      cell: (part) => <FlightCell part={part} locale={locale} />,
      from: "md",
      phone: "line",
    },
    {
      key: "change",
      head: words("columns.change"),
      cell: ({ subject }) => (
        <LinkButton href={`/limits/set?${new URLSearchParams({ subject })}`} size="small">
          {words("change")}
        </LinkButton>
      ),
      align: "end",
      phone: "corner",
    },
  ];
}

interface CellProps {
  readonly part: LimitedPart;
  readonly locale: DashboardContext["locale"];
}

function PartCell({ part, locale }: CellProps) {
  const words = translator(locale, "limits");
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{partName(part, locale)}</span>
      <span className="block text-xs text-ink-faint">
        {words(part.own ? "setHere" : "given", { kind: words(`kinds.${part.by}`) })}
      </span>
    </span>
  );
}

function BucketCell({ part: { limits, gauges }, locale }: CellProps) {
  const words = translator(locale, "limits");
  const { rate } = limits;
  if (!rate) return <span className="text-ink-faint">{words("notLimited")}</span>;
  const { ratePerSecond: perSecond, burst } = rate;
  if (gauges?.tokens === undefined) return words("rate", { perSecond, burst });
  return (
    <Gauge
      value={gauges.tokens}
      most={burst}
      label={words("tokens")}
      text={words("left", { left: gauges.tokens, most: burst })}
      note={words("perSecond", { perSecond })}
      isLow={gauges.tokens < burst / 10}
    />
  );
}

function DayCell({ part: { limits, gauges }, locale }: CellProps) {
  const words = translator(locale, "limits");
  const most = limits.callsPerDay;
  if (most === undefined) return <span className="text-ink-faint">{words("notLimited")}</span>;
  if (!gauges) return words("perDay", { most });
  return (
    <Gauge
      value={Math.min(gauges.callsToday, most)}
      most={most}
      label={words("usedToday")}
      text={words("used", { used: gauges.callsToday, most })}
      isLow={gauges.callsToday > most * 0.9}
    />
  );
}

function FlightCell({ part: { limits, gauges }, locale }: CellProps) {
  const words = translator(locale, "limits");
  const most = limits.inFlight;
  if (most === undefined) return <span className="text-ink-faint">{words("notLimited")}</span>;
  const now = gauges?.inFlight ?? 0;
  return (
    <Gauge
      value={Math.min(now, most)}
      most={most}
      label={words("columns.inFlight")}
      text={words("used", { used: now, most })}
      isLow={now >= most}
    />
  );
}
