import type { Metadata } from "next";
import * as z from "zod";
import { statementAddress } from "#app/(dashboard)/balance/statements/statement-address";
import { listAddress } from "#app/(dashboard)/list-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { PageHead } from "#components/page-head";
import { currencyFrom } from "#domain/money/currencies";
import { listStatements } from "#domain/statements/list-statements";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { statementColumns } from "./statement-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "statements")("list") };
}

const address = z.object({
  currency: z.string().transform(currencyFrom).optional().catch(undefined),
});

/** A statement for each month and currency. */
export default async function StatementsPage({ searchParams }: PageProps<"/balance/statements">) {
  const ctx = await dashboardContext();
  const { currency: chosen } = address.parse(await searchParams);
  const all = await shown(listStatements(ctx));
  const { locale } = ctx;
  const words = translator(locale, "statements");
  const currencies = [...new Set(all.map(({ currency }) => currency))].toSorted();
  const chips = currencies.map((currency) => ({
    label: currency,
    href: listAddress("/balance/statements", currency === chosen ? {} : { currency }),
    current: currency === chosen,
  }));
  return (
    <>
      <PageHead
        title={words("list")}
        sentence={words("sentence")}
        back={{ href: "/balance", label: translator(locale, "balance")("title") }}
      />
      {chips.length > 1 && (
        <div className="mb-4">
          <FilterChips chips={chips} locale={locale} />
        </div>
      )}
      <DataTable
        label={words("list")}
        columns={statementColumns(locale)}
        rows={all.filter(({ currency }) => !chosen || currency === chosen)}
        rowKey={({ currency, month }) => `${currency} ${month}`}
        rowHref={statementAddress}
        empty={<EmptyState sentence={words("none")} />}
        locale={locale}
      />
    </>
  );
}
