import { clsx } from "clsx";

interface GaugeProps {
  readonly value: number;
  readonly most: number;
  /** What it measures, for those who cannot see its column. */
  readonly label: string;
  /** The same in words and numbers. */
  readonly text: string;
  readonly note?: string;
  /** Little is left: the bar says so beside the words. */
  readonly isLow?: boolean;
  /** For amounts of money, which need more room than counts. */
  readonly isWide?: boolean;
}

/** How much of a limit there is, as a bar and in numbers. */
export function Gauge(props: GaugeProps) {
  const { value, most, label, text, note, isLow = false, isWide = false } = props;
  const part = most === 0 ? 0 : Math.min(1, Math.max(0, value / most));
  return (
    <span
      className={clsx(
        "inline-block w-full align-middle max-sm:min-w-0",
        isWide ? "max-w-72 min-w-44" : "max-w-40 min-w-28 max-sm:max-w-56",
      )}
    >
      <span className="flex items-baseline justify-between gap-2 text-sm tabular-nums">
        <span>
          <span className="sr-only">{`${label}: `}</span>
          {text}
        </span>
        {note !== undefined && <span className="text-xs text-ink-faint">{note}</span>}
      </span>
      <svg
        aria-hidden="true"
        width="100%"
        height="4"
        className="mt-1 block overflow-hidden rounded-full bg-sunken"
      >
        <rect
          width={`${part * 100}%`}
          height="4"
          rx="2"
          className={clsx(isLow ? "fill-amber" : "fill-accent")}
        />
      </svg>
    </span>
  );
}
