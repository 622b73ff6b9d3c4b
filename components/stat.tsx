import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

interface StatProps {
  readonly label: string;
  readonly children: ReactNode;
  /** The list that sums to this number. */
  readonly href: Route;
  /** A line more below it, such as the day before. */
  readonly note?: ReactNode;
}

/** One number of a page, and the way to the list it is the sum of. */
export function Stat({ label, children, href, note }: StatProps) {
  return (
    <Link
      href={href}
      className={clsx(
        "block min-w-0 rounded-card border border-line bg-card px-4 py-3.5",
        "hover:border-line-strong sm:px-5",
      )}
    >
      <p className="text-sm text-ink-soft">{label}</p>
      <p className="mt-1 wrap-anywhere">{children}</p>
      {note !== undefined && <p className="mt-1 text-sm text-ink-faint">{note}</p>}
    </Link>
  );
}
