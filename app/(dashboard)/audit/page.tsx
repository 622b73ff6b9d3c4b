import type { Metadata } from "next";
import Link from "next/link";
import { auditChips } from "#app/(dashboard)/audit/audit-chips";
import { AuditAddress, entryList, filtersOf } from "#app/(dashboard)/audit/audit-filter";
import { auditFilterFields } from "#app/(dashboard)/audit/audit-filter-fields";
import { listAddress, neighbours } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { ChainNotice } from "#components/audit/chain-notice";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { FilterPanel } from "#components/filter-panel";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { chainState } from "#domain/audit-checks/chain-state";
import { listEntries } from "#domain/audit-log/list-entries";
import { listEntryChoices } from "#domain/audit-log/list-entry-choices";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { auditColumns } from "./audit-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "audit")("title") };
}

/** What people have done in this account, and whether anybody touched the record of it. */
export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const ctx = await dashboardContext();
  const { locale } = ctx;
  const asked = AuditAddress.parse(await searchParams);
  const [page, choices, state] = await Promise.all([
    shown(listEntries(ctx, entryList(asked, ctx))),
    shown(listEntryChoices(ctx)),
    shown(chainState(ctx, { roots: 0 })),
  ]);
  const words = translator(locale, "audit");
  const filters = filtersOf(asked);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const actorName = choices.actors.find(({ actor }) => actor === asked.actor)?.name;
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        action={
          <LinkButton href={listAddress("/audit/export", filters)} download>
            {words("csv")}
          </LinkButton>
        }
      />
      <ChainNotice
        latest={state.latest}
        now={ctx.now}
        zone={ctx.timeZone}
        locale={locale}
        action={
          <Link href="/audit/chain" className="text-link shrink-0">
            {words("chain")}
          </Link>
        }
      />
      <div className="mt-4 mb-4 flex items-start justify-between gap-2">
        <FilterChips chips={auditChips(asked, { locale, actorName })} locale={locale} />
        <FilterPanel
          id="audit-filters"
          action="/audit"
          words={{ filters: words("filters"), apply: words("apply") }}
          fields={auditFilterFields(choices, locale)}
          filters={filters}
        />
      </div>
      <DataTable
        label={words("title")}
        columns={auditColumns(ctx)}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => objectAddress(id) ?? "/audit"}
        locale={locale}
        empty={<EmptyState sentence={words(isFiltered ? "noneFiltered" : "none")} />}
      />
      <Pagination {...neighbours("/audit", asked, page)} locale={locale} />
    </>
  );
}
