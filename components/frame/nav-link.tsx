"use client";

import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

interface NavLinkProps {
  readonly href: Route;
  readonly children: ReactNode;
}

/** A place in the side bar; knows when one is in it, and closes the drawer when one goes there. */
export function NavLink({ href, children }: NavLinkProps) {
  const path = usePathname();
  const current = path === href || (href !== "/" && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      // Fetching ahead would render every page of the bar at each view.
      prefetch={false}
      aria-current={current ? "page" : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
      className={clsx(
        "flex h-8 items-center gap-2.5 rounded-control px-2 text-ink-soft transition-colors",
        "hover:bg-hover hover:text-ink aria-[current=page]:bg-pressed",
        "aria-[current=page]:font-medium aria-[current=page]:text-ink max-lg:h-10",
        "[&>svg]:text-ink-faint aria-[current=page]:[&>svg]:text-accent",
      )}
    >
      {children}
    </Link>
  );
}
