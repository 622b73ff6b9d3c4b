import type { Metadata } from "next";
import * as z from "zod";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { listRefunds } from "#domain/refunds/list-refunds";
import { currentLocale, dashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { listAddress, neighbours, pageFields, pageSize } from "../list-address.ts";
import { refundColumns } from "./refund-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "refunds")("title") };
}

const statuses = ["pending", "succeeded", "canceled"] as const;

const address = z.object({
  ...pageFields,
  status: z.enum([...statuses, "failed"]).optional().catch(undefined),
});

/** The account's refunds, and first among the filters those that wait for a second person. */
export default async function RefundsPage({ searchParams }: PageProps<"/refunds">) {
  const ctx = await dashboardContext();
  const asked = address.parse(await searchParams);
  const { status: chosen, starting_after: startingAfter, ending_before: endingBefore } = asked;
  const list = { limit: pageSize, startingAfter, endingBefore };
  const page = await listRefunds(ctx, { ...list, status: chosen });
  const words = translator(ctx.locale, "refunds");
  const chips = statuses.map((status) => ({
    label: words(`filter.${status}`),
    href: listAddress("/refunds", status === chosen ? {} : { status }),
    current: status === chosen,
  }));
  return (
    <>
      <PageHead title={words("title")} sentence={words("sentence")} />
      <div className="mb-4">
        <FilterChips chips={chips} locale={ctx.locale} />
      </div>
      <DataTable
        label={words("title")}
        columns={refundColumns(ctx)}
        rows={page.rows}
        rowKey={(refund) => refund.id}
        rowHref={(refund) => `/refunds/${refund.id}`}
        locale={ctx.locale}
        empty={
          <EmptyState
            sentence={chosen === "pending" ? words("noneWaiting") : words("none")}
            action={<LinkButton href="/payments">{words("toPayments")}</LinkButton>}
          />
        }
      />
      <Pagination {...neighbours("/refunds", asked, page)} locale={ctx.locale} />
    </>
  );
}
