import type { Metadata } from "next";
import { eventChips } from "#app/(dashboard)/events/event-chips";
import { EventAddress, eventList, filtersOf } from "#app/(dashboard)/events/event-filter";
import { neighbours } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { firstPaymentCall } from "#app/(dashboard)/payments/payments-call";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { FilterPanel } from "#components/filter-panel";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { SearchField } from "#components/search-field";
import { listEvents } from "#domain/event-log/list-events";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { eventColumns } from "./event-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "events")("title") };
}

/** Everything that happened, by type, object and day. */
export default async function EventsPage({ searchParams }: PageProps<"/events">) {
  const ctx = await dashboardContext();
  const { locale } = ctx;
  const asked = EventAddress.parse(await searchParams);
  const page = await shown(listEvents(ctx, eventList(asked, ctx)));
  const words = translator(locale, "events");
  const filters = filtersOf(asked);
  const chips = eventChips(asked, locale);
  const kept = Object.entries(filters).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === "type" ? [] : [[name, value]],
  );
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const empty = isFiltered
    ? { sentence: words("noneFiltered") }
    : { sentence: words("none"), command: firstPaymentCall(ctx.account) };
  const rows = page.rows.map(({ event }) => event);
  return (
    <>
      <PageHead title={words("title")} sentence={words("sentence")} />
      <div className="flex gap-2">
        <SearchField
          action="/events"
          name="type"
          value={asked.type}
          label={words("search")}
          placeholder={words("searchPlaceholder")}
          keep={Object.fromEntries(kept)}
        />
        <FilterPanel
          id="event-dates"
          action="/events"
          words={{ filters: words("filters"), apply: words("apply") }}
          fields={[
            { name: "from", label: words("from"), isDay: true },
            { name: "to", label: words("to"), isDay: true },
          ]}
          filters={filters}
        />
      </div>
      <div className="mt-2 mb-4">
        <FilterChips chips={chips} locale={locale} />
      </div>
      <DataTable
        label={words("title")}
        columns={eventColumns(ctx)}
        rows={page.rows}
        rowKey={({ event }) => event.id}
        rowHref={({ event }) => objectAddress(event.id) ?? "/events"}
        locale={locale}
        empty={<EmptyState {...empty} />}
      />
      <Pagination {...neighbours("/events", asked, { ...page, rows })} locale={locale} />
    </>
  );
}
