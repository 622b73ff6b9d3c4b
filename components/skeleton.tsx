interface SkeletonProps {
  readonly rows?: number;
  /** What a listener hears instead of grey bars. */
  readonly label: string;
}

const keys = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"] as const;

/** The outline of a page that is not here yet, shown only when it takes longer than 200 ms. */
export function Skeleton({ rows = 8, label }: SkeletonProps) {
  return (
    <div role="status" aria-label={label} className="appear-late">
      <div className="pulse" aria-hidden="true">
        <div className="h-7 w-48 rounded-control bg-pressed" />
        <div className="mt-8 divide-y divide-line rounded-card border border-line">
          {keys.slice(0, rows).map((key) => (
            <div key={key} className="flex items-center gap-6 px-4 py-3.5">
              <div className="h-3.5 w-28 rounded-mark bg-pressed" />
              <div className="h-3.5 w-20 rounded-mark bg-pressed" />
              <div className="ml-auto h-3.5 w-24 rounded-mark bg-pressed max-sm:hidden" />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
