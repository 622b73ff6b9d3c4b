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
}

/** How much of a limit there is, as a bar and in numbers. */
export function Gauge({ value, most, label, text, note, isLow = false }: GaugeProps) {
  const part = most === 0 ? 0 : Math.min(1, Math.max(0, value / most));
  return (
    <span className="inline-block w-full max-w-40 min-w-28 align-middle max-sm:max-w-44 max-sm:min-w-0">
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
