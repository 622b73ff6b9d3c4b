import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

interface FactsProps {
  readonly facts: readonly Fact[];
  /** Beside one another in wide places; under one another in narrow ones, as at a page's right. */
  readonly layout?: "rows" | "stacked";
}

/** What is true of an object, term by term. */
export function Facts({ facts, layout = "rows" }: FactsProps) {
  const rows = layout === "rows";
  return (
    <dl className={clsx("text-sm", rows ? "space-y-2" : "space-y-3.5")}>
      {facts.map(({ term, value }) => (
        <div key={term} className={clsx(rows && "flex items-baseline justify-between gap-4")}>
          <dt className="shrink-0 text-ink-faint">{term}</dt>
          <dd className={clsx("min-w-0 wrap-anywhere", rows ? "text-end" : "mt-0.5")}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
