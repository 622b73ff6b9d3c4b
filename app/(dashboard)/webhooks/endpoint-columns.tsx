import { eventsText } from "#app/(dashboard)/webhooks/events-text";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectStatus } from "#components/object-status";
import {
  countedDays,
  type EndpointStanding,
  endpointState,
  successRate,
} from "#domain/webhook-standings/endpoint-standing";
import type { DashboardContext } from "#http/session";
import { shortTime } from "#messages/exact-time";
import { type Locale, translator } from "#messages/translator";

type EndpointColumn = Column<EndpointStanding>;

/** The columns of the list of endpoints. */
export function endpointColumns(ctx: DashboardContext): readonly EndpointColumn[] {
  return [...what(ctx), ...howItDoes(ctx)];
}

function what(ctx: DashboardContext): readonly EndpointColumn[] {
  const { locale } = ctx;
  const words = translator(locale, "webhooks");
  return [
    {
      key: "url",
      head: words("url"),
      phone: "title",
      grow: true,
      cell: ({ endpoint: { url, description } }) => (
        <span className="block min-w-0 truncate">
          <span className="font-mono text-[0.923em]">{url}</span>
          {description && <span className="ml-2 text-ink-faint">{description}</span>}
        </span>
      ),
    },
    {
      key: "state",
      head: words("state"),
      phone: "corner",
      cell: (standing) => <StateOf standing={standing} ctx={ctx} />,
    },
    {
      key: "events",
      head: words("events"),
      phone: "start",
      from: "md",
      cut: true,
      cell: ({ endpoint }) => eventsText(endpoint.enabledEvents, locale),
    },
  ];
}

interface StateOfProps {
  readonly standing: EndpointStanding;
  readonly ctx: DashboardContext;
}

/** The state, and for one that fails since when. */
function StateOf({ standing, ctx: { locale, timeZone } }: StateOfProps) {
  const { failingSince } = standing.lane;
  const state = endpointState(standing);
  return (
    <>
      <ObjectStatus kind="webhookEndpoint" status={state} locale={locale} />
      {state === "failing" && failingSince && (
        <span className="ml-2 text-ink-faint max-lg:hidden">
          {translator(locale, "webhooks")("failingSince", {
            time: shortTime(failingSince, timeZone, locale),
          })}
        </span>
      )}
    </>
  );
}

function howItDoes({ locale, timeZone, now }: DashboardContext): readonly EndpointColumn[] {
  const words = translator(locale, "webhooks");
  const days = { days: countedDays };
  return [
    {
      key: "rate",
      head: words("successRate", days),
      align: "end",
      from: "sm",
      cell: (standing) => rateText(standing, locale),
    },
    {
      key: "lastArrived",
      head: words("lastArrived"),
      align: "end",
      cell: ({ lastArrivedAt }) =>
        lastArrivedAt ? (
          <Instant value={lastArrivedAt} now={now} zone={timeZone} locale={locale} />
        ) : (
          <span className="text-ink-faint">{words("never", days)}</span>
        ),
    },
  ];
}

/** The share of deliveries that arrived, and of how many; never rounded up to all. */
function rateText({ counts }: EndpointStanding, locale: Locale): string {
  const words = translator(locale, "webhooks");
  const rate = successRate(counts);
  if (rate === null) return words("noDeliveries");
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const shown = Math.floor(rate * 1000) / 1000;
  return words("successOf", {
    rate: percent.format(shown),
    count: counts.succeeded + counts.failed,
  });
}
