import { type AskedEntries, filtersOf } from "#app/(dashboard)/audit/audit-filter";
import { listAddress } from "#app/(dashboard)/list-address";
import type { FilterChip } from "#components/filter-chips";
import { dayText } from "#messages/day-text";
import { type Locale, translator } from "#messages/translator";

interface Reader {
  readonly locale: Locale;
  /** What the actor of the filter is called. */
  readonly actorName: string | undefined;
}

/** Each filter that is set, as a chip that takes it away. */
export function auditChips(asked: AskedEntries, { locale, actorName }: Reader): FilterChip[] {
  const filters = filtersOf(asked);
  const words = translator(locale, "audit");
  const day = (text: string) => dayText(Temporal.PlainDate.from(text), locale);
  const texts: Readonly<Record<string, string | undefined>> = {
    action: asked.action,
    actor: asked.actor && (actorName ?? asked.actor),
    object: asked.object && words("ofObject", { id: asked.object }),
    address: asked.address && words("fromAddress", { address: asked.address }),
    from: asked.from && words("fromDay", { day: day(asked.from) }),
    to: asked.to && words("toDay", { day: day(asked.to) }),
  };
  return Object.entries(texts).flatMap(([name, filter]) =>
    filter === undefined
      ? []
      : [
          {
            label: words("without", { filter }),
            href: listAddress("/audit", { ...filters, [name]: undefined }),
            current: true,
          },
        ],
  );
}
