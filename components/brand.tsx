import { clsx } from "clsx";

/** The mark: a toll gate with its bar raised. Silent, because the name stands beside it. */
export function BrandMark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={clsx("size-6 shrink-0", className)} aria-hidden="true">
      <rect width="24" height="24" rx="6.5" className="fill-accent-fill" />
      <path
        d="M7 18.5V9.75M5 18.5h4M7 12.5l11-6.5"
        fill="none"
        stroke="white"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="18" cy="15.5" r="1.25" fill="white" fillOpacity="0.7" />
    </svg>
  );
}

/** Mark and name together, where the product itself speaks. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight">
      <BrandMark />
      Tollgate
    </span>
  );
}
