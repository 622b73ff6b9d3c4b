import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { type Locale, translator } from "#messages/translator";

export interface FilterChip {
  readonly label: string;
  /** The list with this filter set, or, on a current one, without it. */
  readonly href: Route;
  readonly current: boolean;
}

interface FilterChipsProps {
  readonly chips: readonly FilterChip[];
  readonly locale: Locale;
}

/** The filters of a list; each is an address, so a filtered list can be sent to someone. */
export function FilterChips({ chips, locale }: FilterChipsProps) {
  return (
    <nav aria-label={translator(locale, "list")("filters")} className="-mx-1 overflow-x-auto px-1">
      <ul className="flex w-max gap-1.5 py-1 sm:w-auto sm:flex-wrap">
        {chips.map((chip) => (
          <li key={chip.label}>
            <Link
              href={chip.href}
              aria-current={chip.current ? "true" : undefined}
              className={clsx(
                "inline-flex h-7 items-center rounded-full border px-3 text-sm whitespace-nowrap",
                "transition-colors",
                chip.current
                  ? "border-accent bg-accent-soft font-medium text-accent"
                  : "border-line-strong text-ink-soft hover:bg-hover hover:text-ink",
              )}
            >
              {chip.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
