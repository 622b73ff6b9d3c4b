import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";

export interface Tab {
  readonly label: string;
  readonly href: Route;
  readonly current: boolean;
}

/** The parts of one subject, each at an address of its own. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={clsx(
                "inline-flex h-10 items-center border-b-2 whitespace-nowrap outline-offset-[-3px]",
                tab.current
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-ink-soft hover:text-ink",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
