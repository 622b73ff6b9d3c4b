import { type AskedPayments, filtersOf } from "#app/(dashboard)/payments/payment-filter";
import { FilterPanel } from "#components/filter-panel";
import { SearchField } from "#components/search-field";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

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
  const currencies = [...new Set(offered)].toSorted();
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
        id="payment-filters"
        action="/payments"
        words={{ filters: words("filters"), apply: words("apply") }}
        fields={[
          {
            name: "currency",
            label: translator(locale, "words")("currency"),
            choices: [
              { value: "", label: words("anyCurrency") },
              ...currencies.map((code) => ({ value: code, label: code })),
            ],
          },
          { name: "from", label: words("from"), isDay: true },
          { name: "to", label: words("to"), isDay: true },
        ]}
        filters={{ ...filters, q }}
      />
    </div>
  );
}
