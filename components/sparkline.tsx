interface SparklineProps {
  /** What the line shows, in a sentence that says how it went. */
  readonly label: string;
  /** Oldest first; only ratios count. */
  readonly values: readonly number[];
}

const width = 100;
const height = 28;

/** The course of a number in the space of a word. */
export function Sparkline({ label, values }: SparklineProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="block h-7 w-full"
    >
      <polyline
        points={sparkPoints(values)}
        fill="none"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
        className="stroke-accent"
      />
    </svg>
  );
}

/** The corners of the line, inside its box by the width of the stroke. */
export function sparkPoints(values: readonly number[]): string {
  const highest = Math.max(...values, 0);
  const lowest = Math.min(...values, 0);
  const span = highest - lowest || 1;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values
    .map((value, place) => {
      const y = height - 2 - ((value - lowest) / span) * (height - 4);
      return `${(place * step).toFixed(2)},${y.toFixed(2)}`;
    })
    .join(" ");
}
