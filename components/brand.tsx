// A name is the same in every language.
const productName = "Tollgate";

/** The mark: a toll gate with its bar raised. Silent, because the name stands beside it. */
function BrandMark() {
  return (
    <svg viewBox="0 0 24 24" className="size-6 shrink-0" aria-hidden="true">
      <rect width="24" height="24" rx="6.5" className="fill-accent-fill" />
      <path
        d="M8 18V8.5M5.5 18h5M8 12.25l10-5.5"
        fill="none"
        stroke="white"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** Mark and name together, where the product itself speaks. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight">
      <BrandMark />
      {productName}
    </span>
  );
}
