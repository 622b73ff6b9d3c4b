import { clsx } from "clsx";

interface MonogramProps {
  readonly name: string;
  /** Square for a business, round for a person. */
  readonly round?: boolean;
}

/** The first letter of a name, as a mark; silent, because the name stands beside it. */
export function Monogram({ name, round = false }: MonogramProps) {
  const [letter = ""] = name.trim();
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "flex size-7 shrink-0 items-center justify-center text-sm font-semibold",
        round ? "rounded-full bg-pressed text-ink-soft" : "rounded-mark bg-accent-soft text-accent",
      )}
    >
      {letter.toLocaleUpperCase()}
    </span>
  );
}
