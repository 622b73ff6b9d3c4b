import {
  type BalanceFilter,
  filtersOf,
  lineList,
  lineStatuses,
  lineTypes,
} from "#app/(dashboard)/balance/balance-filter";
import { listAddress, neighbours } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { lineColumns } from "#components/balance/line-columns";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { LinkButton } from "#components/link-button";
import { Pagination } from "#components/pagination";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import type { CurrencyBalance } from "#domain/balance/retrieve-balance";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { SumOfLines } from "./sum-of-lines.tsx";

interface BalanceLinesProps {
  readonly asked: BalanceFilter;
  readonly balances: readonly CurrencyBalance[];
  readonly ctx: DashboardContext;
}

/** What came and went, newest first. */
export async function BalanceLines({ asked, balances, ctx }: BalanceLinesProps) {
  const { locale } = ctx;
  const page = await shown(listBalanceTransactions(ctx, lineList(asked)));
  const words = translator(locale, "balance");
  const filters = filtersOf(asked);
  return (
    <section id="lines" className="mt-10 scroll-mt-24">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-lg">{words("lines")}</h2>
        <LinkButton href={listAddress("/balance/export", filters)} size="small" download>
          {words("export")}
        </LinkButton>
      </div>
      <div className="mb-4">
        <FilterChips chips={chips(asked, balances, ctx)} locale={locale} />
      </div>
      <SumOfLines asked={asked} balances={balances} locale={locale} />
      <DataTable
        label={words("lines")}
        columns={lineColumns(ctx)}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ sourceId }) => objectAddress(sourceId) ?? paymentAddress(sourceId)}
        locale={locale}
        empty={
          <EmptyState
            sentence={words("noLines")}
            action={<LinkButton href={listAddress("/balance", {})}>{words("showAll")}</LinkButton>}
          />
        }
      />
      <Pagination {...neighbours("/balance", asked, page)} locale={locale} />
    </section>
  );
}

function chips(
  asked: BalanceFilter,
  balances: readonly CurrencyBalance[],
  { locale }: DashboardContext,
) {
  const types = translator(locale, "balance.type");
  const statuses = translator(locale, "status.balanceTransaction");
  const filters = filtersOf(asked);
  const chip = (name: "type" | "status" | "currency", value: string, label: string) => {
    const current = asked[name] === value;
    const href = listAddress("/balance", { ...filters, [name]: current ? undefined : value });
    return { label, href, current };
  };
  const used = balances.length > 1 ? balances : [];
  return [
    ...lineTypes.map((type) => chip("type", type, types(type))),
    ...lineStatuses.map((status) => chip("status", status, statuses(status))),
    ...used.map(({ currency }) => chip("currency", currency, currency)),
  ];
}
