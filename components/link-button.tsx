import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonLook, buttonStyle } from "#components/button-style";
import { disabledReason } from "#components/disabled-reason";

interface LinkButtonProps extends ButtonLook {
  readonly href: Route;
  readonly children: ReactNode;
  /** Offers what is behind the address as a file; the browser then fetches it without routing. */
  readonly download?: boolean;
  readonly reason?: string | undefined;
}

/** A link that looks like a button, for going somewhere; where one may not go, it says why. */
export function LinkButton({ href, children, download, reason, ...look }: LinkButtonProps) {
  const className = buttonStyle(look);
  if (reason !== undefined) {
    return (
      <button type="button" className={className} {...disabledReason(reason)}>
        {children}
      </button>
    );
  }
  if (download === true) {
    return (
      <a href={href} className={className} download>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} className={className}>
      {children}
    </Link>
  );
}
