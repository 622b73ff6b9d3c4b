import { clsx } from "clsx";
import type { ReactNode } from "react";

interface CardProps {
  readonly title?: string | undefined;
  /** What belongs to the head, at its right: a link, a small button. */
  readonly action?: ReactNode;
  /** Without padding, for a table that reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** One thing on a page, set apart by a hairline. */
export function Card({ title, action, flush = false, children }: CardProps) {
  return (
    <section className={clsx("rounded-card border border-line bg-card", flush && "overflow-clip")}>
      {title !== undefined && (
        <div className="flex min-h-12 items-center justify-between gap-3 px-4 pt-3 pb-2 sm:px-5">
          <h2 className="min-w-0 text-base font-semibold">{title}</h2>
          {action}
        </div>
      )}
      <div
        className={clsx(!flush && "px-4 pb-4 sm:px-5 sm:pb-5", !flush && !title && "pt-4 sm:pt-5")}
      >
        {children}
      </div>
    </section>
  );
}
