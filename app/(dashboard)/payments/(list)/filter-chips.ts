import { listAddress } from "#app/(dashboard)/list-address";
import {
  type AskedPayments,
  filtersOf,
  paymentStatuses,
} from "#app/(dashboard)/payments/payment-filter";
import type { FilterChip } from "#components/filter-chips";
import { statusWord } from "#components/object-status";
import type { ListedPayment } from "#domain/reports/listed-payments";
import { dayText } from "#messages/day-text";
import { type Locale, translator } from "#messages/translator";

interface Names {
  readonly locale: Locale;
  /** Whose payments are asked for, as far as any were found. */
  readonly customer: ListedPayment["customer"];
}

/** Each filter that is set, as a chip that takes it away, and every state to choose from. */
export function paymentChips(asked: AskedPayments, names: Names): readonly FilterChip[] {
  const filters = filtersOf(asked);
  const { locale } = names;
  const ofStatus = paymentStatuses.map((status) => {
    const current = status === asked.status;
    return {
      label: statusWord({ kind: "paymentIntent", status, locale }),
      href: listAddress("/payments", { ...filters, status: current ? undefined : status }),
      current,
    };
  });
  const words = translator(locale, "payments");
  const set = Object.entries(setFilters(asked, names)).flatMap(([name, filter]) => {
    if (filter === undefined) return [];
    const href = listAddress("/payments", { ...filters, ...without(name) });
    return [{ label: words("without", { filter }), href, current: true }];
  });
  return [...set, ...ofStatus];
}

function setFilters({ currency, customer, from, to, q }: AskedPayments, names: Names) {
  const words = translator(names.locale, "payments");
  const day = (text: string) => dayText(Temporal.PlainDate.from(text), names.locale);
  const range = {
    from: from && words("fromDay", { day: day(from) }),
    to: to && words("toDay", { day: day(to) }),
  };
  return {
    currency,
    customer: customer && words("customer", { name: shortName(names.customer) ?? customer }),
    ...(from && from === to ? { day: day(from) } : range),
    q: q && words("searched", { text: q }),
  };
}

const longestName = 28;

function shortName(customer: Names["customer"]): string | undefined {
  const name = customer?.name ?? customer?.email;
  if (!name || name.length <= longestName) return name ?? undefined;
  return `${name.slice(0, longestName - 1).trimEnd()}…`;
}

function without(name: string) {
  return name === "day" ? { from: undefined, to: undefined } : { [name]: undefined };
}
