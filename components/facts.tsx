import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

interface FactsProps {
  readonly facts: readonly Fact[];
  /** Term and value beside one another, or under one another where values are long. */
  readonly layout?: "rows" | "stacked";
}

/** What is true of an object, term by term. */
export function Facts({ facts, layout = "rows" }: FactsProps) {
  const rows = layout === "rows";
  return (
    <dl className={clsx("text-sm", rows ? "space-y-2" : "space-y-3.5")}>
      {facts.map(({ term, value }) => (
        <div
          key={term}
          className={clsx(rows && "grid grid-cols-[minmax(5rem,2fr)_minmax(0,5fr)] gap-4")}
        >
          <dt className="text-ink-faint wrap-anywhere">{term}</dt>
          <dd className={clsx("min-w-0 wrap-anywhere", !rows && "mt-0.5")}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
