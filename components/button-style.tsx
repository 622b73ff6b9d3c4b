import { cva, type VariantProps } from "class-variance-authority";

/** How all that looks like a button looks: one primary on a page, danger for what is lost. */
export const buttonStyle = cva(
  [
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium",
    "whitespace-nowrap transition-colors select-none [&_svg]:size-4 [&_svg]:shrink-0",
    "aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-faint",
  ],
  {
    variants: {
      variant: {
        primary: [
          "border-transparent bg-accent-fill text-on-accent",
          "not-aria-disabled:hover:bg-accent-fill-hover",
        ],
        secondary: [
          "border-line-strong bg-card text-ink",
          "not-aria-disabled:hover:bg-hover not-aria-disabled:active:bg-pressed",
        ],
        ghost: [
          "border-transparent text-ink-soft aria-disabled:border-transparent",
          "aria-disabled:bg-transparent not-aria-disabled:hover:bg-hover",
          "not-aria-disabled:hover:text-ink",
        ],
        danger: [
          "border-transparent bg-red-fill text-on-accent",
          "not-aria-disabled:hover:bg-red-fill-hover",
        ],
      },
      size: {
        small: "h-7 px-2.5 text-sm",
        medium: "h-9 px-3.5 text-base",
        wide: "h-10 w-full px-4 text-base",
        hero: "h-12 w-full px-4 text-lg",
        icon: "size-8 text-base",
      },
    },
    defaultVariants: { variant: "secondary", size: "medium" },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyle>;
