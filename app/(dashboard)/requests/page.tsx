import type { Metadata } from "next";
import { listAddress, neighbours } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { firstPaymentCall } from "#app/(dashboard)/payments/payments-call";
import { requestChips } from "#app/(dashboard)/requests/request-chips";
import { filtersOf, RequestAddress, requestList } from "#app/(dashboard)/requests/request-filter";
import { requestFilterFields } from "#app/(dashboard)/requests/request-filter-fields";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { FilterPanel } from "#components/filter-panel";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { listChoices } from "#domain/request-log/list-choices";
import { listRequests } from "#domain/request-log/list-requests";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { type Locale, translator } from "#messages/translator";
import { LiveTail } from "./live-tail.tsx";
import { requestColumns } from "./request-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "requests")("title") };
}

/** What programs have asked of the API, by answer, route, method and key. */
export default async function RequestsPage({ searchParams }: PageProps<"/requests">) {
  const ctx = await dashboardContext();
  const { locale } = ctx;
  const asked = RequestAddress.parse(await searchParams);
  const [page, choices] = await Promise.all([
    shown(listRequests(ctx, requestList(asked, ctx.timeZone))),
    shown(listChoices(ctx)),
  ]);
  const words = translator(locale, "requests");
  const keyName = choices.keys.find(({ id }) => id === asked.key)?.name;
  const applicationName = choices.applications.find(({ id }) => id === asked.application)?.name;
  const filters = filtersOf(asked);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const empty = isFiltered
    ? { sentence: words("noneFiltered") }
    : { sentence: words("none"), command: firstPaymentCall(ctx.account) };
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        action={<LinkButton href="/requests/errors">{words("errors.title")}</LinkButton>}
      />
      <div className="mb-4 flex items-start justify-between gap-2">
        <FilterChips
          chips={requestChips(asked, { locale, keyName, applicationName })}
          locale={locale}
        />
        <FilterPanel
          id="request-filters"
          action="/requests"
          words={{ filters: words("filters"), apply: words("apply") }}
          fields={requestFilterFields(choices, locale)}
          filters={filters}
        />
      </div>
      {asked.starting_after === undefined && asked.ending_before === undefined && (
        <LiveTail
          newest={page.rows[0]?.id}
          query={listAddress("", filters)}
          newer={listAddress("/requests", { ...filters, ending_before: page.rows[0]?.id })}
          words={tailWords(locale)}
        />
      )}
      <DataTable
        label={words("title")}
        columns={requestColumns(ctx)}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => objectAddress(id) ?? "/requests"}
        locale={locale}
        empty={<EmptyState {...empty} />}
      />
      <Pagination {...neighbours("/requests", asked, page)} locale={locale} />
    </>
  );
}

function tailWords(locale: Locale) {
  const words = translator(locale, "requests.tail");
  return {
    live: words("live"),
    lost: words("lost"),
    paused: words("paused"),
    pause: words("pause"),
    resume: words("resume"),
    newer: words("newer"),
  };
}
