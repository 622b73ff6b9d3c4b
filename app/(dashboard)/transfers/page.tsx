import type { Metadata } from "next";
import * as z from "zod";
import { listAddress, neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { transferAddress } from "#app/(dashboard)/transfers/transfer-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { listTransfers } from "#domain/transfers/list-transfers";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { transferColumns } from "./transfer-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "transfers")("title") };
}

const directions = ["sent", "received"] as const;

const address = z.object({
  ...pageFields("tr"),
  direction: z.enum(directions).optional().catch(undefined),
});

/** Money to and from other accounts of the installation. */
export default async function TransfersPage({ searchParams }: PageProps<"/transfers">) {
  const ctx = await dashboardContext();
  const asked = address.parse(await searchParams);
  const { direction, starting_after: startingAfter, ending_before: endingBefore } = asked;
  const list = { limit: pageSize, startingAfter, endingBefore };
  const page = await shown(listTransfers(ctx, { ...list, direction: direction ?? "both" }));
  const { locale } = ctx;
  const words = translator(locale, "transfers");
  const chips = directions.map((one) => ({
    label: words(`direction.${one}`),
    href: listAddress("/transfers", one === direction ? {} : { direction: one }),
    current: one === direction,
  }));
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{ href: "/balance", label: translator(locale, "balance")("title") }}
      />
      <div className="mb-4">
        <FilterChips chips={chips} locale={locale} />
      </div>
      <DataTable
        label={words("title")}
        columns={transferColumns(ctx)}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => transferAddress(id)}
        empty={
          <EmptyState
            sentence={words(direction ? "noneSuch" : "none")}
            action={
              direction && (
                <LinkButton href={listAddress("/transfers", {})}>{words("showAll")}</LinkButton>
              )
            }
          />
        }
        locale={locale}
      />
      <Pagination {...neighbours("/transfers", asked, page)} locale={locale} />
    </>
  );
}
