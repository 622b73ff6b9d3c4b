import { listAddress } from "#app/(dashboard)/list-address";
import { type AskedRequests, filtersOf } from "#app/(dashboard)/requests/request-filter";
import type { FilterChip } from "#components/filter-chips";
import { statusClasses } from "#domain/request-log/api-request";
import { type Locale, translator } from "#messages/translator";

interface Reader {
  readonly locale: Locale;
  /** What the key and the application are called that the address names. */
  readonly keyName: string | undefined;
  readonly applicationName: string | undefined;
}

/** The classes of status to choose from, and each other filter that is set, to take it away. */
export function requestChips(
  asked: AskedRequests,
  { locale, keyName, applicationName }: Reader,
): readonly FilterChip[] {
  const filters = filtersOf(asked);
  const words = translator(locale, "requests");
  const classes = statusClasses.map((of) => ({
    label: words(`class.${of}`),
    href: listAddress("/requests", {
      ...filters,
      class: asked.class === String(of) ? undefined : String(of),
    }),
    current: asked.class === String(of),
  }));
  const others = {
    method: asked.method,
    route: asked.route && words("ofRoute", { route: asked.route }),
    key: asked.key && words("ofKey", { name: keyName ?? asked.key }),
    application: asked.application && words("ofApplication", { name: applicationName ?? "" }),
    error: asked.error,
    address: asked.address,
    object: asked.object,
    slow: asked.slow && words("slowFrom", { ms: Number(asked.slow) }),
    from: asked.from && words("since", { day: asked.from }),
    to: asked.to && words("until", { day: asked.to }),
  };
  const set = Object.entries(others).flatMap(([name, filter]) =>
    filter === undefined
      ? []
      : [
          {
            label: words("without", { filter }),
            href: listAddress("/requests", { ...filters, [name]: undefined }),
            current: true,
          },
        ],
  );
  return [...set, ...classes];
}
