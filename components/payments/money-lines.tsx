import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface MoneyLine {
  readonly term: string;
  readonly amount: ReactNode;
  /** The sum of the lines above it. */
  readonly isSum?: boolean;
}

/** Amounts under one another, as on a bill. */
export function MoneyLines({ lines }: { readonly lines: readonly MoneyLine[] }) {
  return (
    <dl className="text-sm">
      {lines.map(({ term, amount, isSum = false }) => (
        <div
          key={term}
          className={clsx(
            "flex items-baseline justify-between gap-4 py-0.5 first:pt-0 last:pb-0",
            isSum && "mt-1.5 border-t border-line pt-1.5",
          )}
        >
          <dt className={isSum ? "font-medium" : "text-ink-faint"}>{term}</dt>
          <dd className="text-end">{amount}</dd>
        </div>
      ))}
    </dl>
  );
}
