import { clsx } from "clsx";

interface AmountProps {
  /** Already written for the reader's language, with − in front when it is less than nothing. */
  readonly value: string;
  readonly currency: string;
  readonly size?: "text" | "card" | "page" | "hero" | "poster";
}

const sizes = {
  text: "",
  card: "text-xl tracking-tight",
  page: "text-2xl tracking-tight",
  hero: "text-[2.5rem] leading-tight tracking-tight",
  poster: "text-[clamp(1.5rem,6vw,4rem)] leading-tight tracking-tight",
} as const;

/** Money as people read it: figures of one width, its currency always beside it, never broken. */
export function Amount({ value, currency, size = "text" }: AmountProps) {
  return (
    <span className={clsx("whitespace-nowrap tabular-nums", sizes[size])}>
      <span className={size === "text" ? "font-medium" : "font-semibold"}>{value}</span>{" "}
      <span
        className={clsx(
          "text-ink-faint",
          // Codes of one width keep the figures of a column under one another.
          "in-[td]:inline-block in-[td]:min-w-[2.5em] in-[td]:text-start",
          size === "text" ? "text-[0.923em]" : "text-[0.6em] font-medium tracking-normal",
        )}
      >
        {currency}
      </span>
    </span>
  );
}
