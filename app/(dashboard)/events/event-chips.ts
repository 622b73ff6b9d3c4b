import { type AskedEvents, filtersOf } from "#app/(dashboard)/events/event-filter";
import { listAddress } from "#app/(dashboard)/list-address";
import type { FilterChip } from "#components/filter-chips";
import { eventGroups } from "#components/webhooks/event-groups";
import { dayText } from "#messages/day-text";
import { type Locale, translator } from "#messages/translator";

/** Each filter that is set, as a chip that takes it away, and every group to choose from. */
export function eventChips(asked: AskedEvents, locale: Locale): readonly FilterChip[] {
  const filters = filtersOf(asked);
  const words = translator(locale, "events");
  const ofGroup = eventGroups
    .filter(({ key }) => key !== "all")
    .map(({ key, pattern }) => ({
      label: translator(locale, "webhooks")(`groups.${key}`),
      href: listAddress("/events", {
        ...filters,
        type: pattern === asked.type ? undefined : pattern,
      }),
      current: pattern === asked.type,
    }));
  const isGroup = ofGroup.some(({ current }) => current);
  const set = Object.entries(setFilters(asked, locale)).flatMap(([name, filter]) =>
    filter === undefined || (name === "type" && isGroup)
      ? []
      : [
          {
            label: words("without", { filter }),
            href: listAddress("/events", { ...filters, [name]: undefined }),
            current: true,
          },
        ],
  );
  return [...set, ...ofGroup];
}

function setFilters({ type, object, from, to }: AskedEvents, locale: Locale) {
  const words = translator(locale, "events");
  const day = (text: string) => dayText(Temporal.PlainDate.from(text), locale);
  return {
    type,
    object: object && words("ofObject", { id: object }),
    from: from && words("fromDay", { day: day(from) }),
    to: to && words("toDay", { day: day(to) }),
  };
}
