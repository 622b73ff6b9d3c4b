import { clsx } from "clsx";

export type Tone = "good" | "waiting" | "underway" | "bad" | "quiet";

const dots: Readonly<Record<Tone, string>> = {
  good: "bg-green",
  waiting: "bg-amber",
  underway: "bg-blue",
  bad: "bg-red",
  quiet: "border-[1.5px] border-ink-faint",
};

interface StatusBadgeProps {
  readonly tone: Tone;
  readonly label: string;
}

/** A state as a dot and a word; the colour only repeats what the word says. */
export function StatusBadge({ tone, label }: StatusBadgeProps) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className={clsx("size-2 shrink-0 rounded-full", dots[tone])} aria-hidden="true" />
      {label}
    </span>
  );
}
