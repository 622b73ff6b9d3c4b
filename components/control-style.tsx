import { cva } from "class-variance-authority";

/** How everything one types into looks; its border alone is enough to find it. */
export const controlStyle = cva(
  [
    "block w-full rounded-control border border-control bg-card text-base text-ink",
    "placeholder:text-ink-faint aria-invalid:border-red",
    "focus-visible:outline-offset-0 pointer-coarse:text-lg",
    "disabled:border-line disabled:bg-sunken disabled:text-ink-faint",
  ],
  {
    variants: {
      inset: { plain: "px-3", icon: "pr-3 pl-8", select: "appearance-none pr-9 pl-3" },
      height: { line: "h-9", text: "min-h-20 py-2 leading-normal" },
      face: { sans: "", mono: "font-mono" },
    },
    defaultVariants: { inset: "plain", height: "line", face: "sans" },
  },
);
