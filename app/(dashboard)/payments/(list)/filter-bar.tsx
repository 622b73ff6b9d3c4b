import { type AskedPayments, filtersOf } from "#app/(dashboard)/payments/payment-filter";
import { SearchField } from "#components/search-field";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { FilterPanel } from "./filter-panel.tsx";

interface FilterBarProps {
  readonly asked: AskedPayments;
  readonly ctx: DashboardContext;
}

/** The search, and the filters that take more than a press. */
export async function FilterBar({ asked, ctx }: FilterBarProps) {
  const { account, locale } = ctx;
  const words = translator(locale, "payments");
  const balances = await shown(retrieveBalance(ctx));
  const used = [account.defaultCurrency, ...balances.map(({ currency }) => currency)];
  const offered = asked.currency ? [...used, asked.currency] : used;
  const { q, ...filters } = filtersOf(asked);
  const kept = Object.entries(filters).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return (
    <div className="flex gap-2">
      <SearchField
        action="/payments"
        value={q}
        label={words("search")}
        placeholder={words("searchPlaceholder")}
        keep={Object.fromEntries(kept)}
      />
      <FilterPanel
        filters={{ ...filters, q }}
        currencies={[...new Set(offered)].toSorted()}
        locale={locale}
      />
    </div>
  );
}
