import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { type Locale, translator } from "#messages/translator";

export interface ChartPoint {
  /** The period, as people read it. */
  readonly label: string;
  /** Its height; only ratios count. */
  readonly value: number;
  /** Its amount with currency, as people read it. */
  readonly text: string;
  /** The list that sums to it. */
  readonly href?: Route | undefined;
}

interface BarChartProps {
  /** What is drawn, in a sentence that also says the most important thing in it. */
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** What the numbers are, where they are no amounts. */
  readonly valueHead?: string;
  readonly locale: Locale;
}

const height = 132;
const ceiling = 22;

/**
 * A few amounts over time, drawn on the server: the highest named over its bar, the last at the
 * foot where no bar is in its way, and a table behind.
 */
export function BarChart({ label, points, valueHead, locale }: BarChartProps) {
  const highest = Math.max(...points.map((point) => point.value), 0);
  const top = points.findIndex((point) => point.value > 0 && point.value === highest);
  return (
    <figure>
      <svg width="100%" height={height} role="img" aria-label={label} className="block">
        <line x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} className="stroke-line-strong" />
        {points.map((point, place) => (
          <Bar
            key={point.label}
            point={point}
            place={place}
            count={points.length}
            highest={highest}
            named={place === top}
          />
        ))}
      </svg>
      <div className="mt-1.5 flex justify-between text-xs text-ink-faint" aria-hidden="true">
        <span>{points[0]?.label}</span>
        <LastPoint point={points.at(-1)} />
      </div>
      <ChartNumbers points={points} valueHead={valueHead} locale={locale} />
    </figure>
  );
}

/** The last period with its amount, which is often still growing. */
function LastPoint({ point }: { readonly point: ChartPoint | undefined }) {
  return (
    <span className="flex gap-1.5">
      {point?.label}
      <span className="font-medium text-ink tabular-nums">{point?.text}</span>
    </span>
  );
}

interface BarProps {
  readonly point: ChartPoint;
  readonly place: number;
  readonly count: number;
  readonly highest: number;
  readonly named: boolean;
}

function Bar({ point, place, count, highest, named }: BarProps) {
  const tall = highest === 0 ? 0 : Math.max(0, (point.value / highest) * (height - ceiling));
  const slot = 100 / count;
  const middle = slot * (place + 0.5);
  const anchor = textAnchor(middle);
  const labelAt = { start: slot * (place + 0.2), middle, end: slot * (place + 0.8) }[anchor];
  return (
    <g>
      <title>{`${point.label}: ${point.text}`}</title>
      <rect x={`${slot * place}%`} width={`${slot}%`} height={height} fill="transparent" />
      <rect
        x={`${slot * (place + 0.2)}%`}
        width={`${slot * 0.6}%`}
        y={height - Math.max(tall, point.value > 0 ? 2 : 0)}
        height={Math.max(tall, point.value > 0 ? 2 : 0)}
        rx="2"
        className={clsx(place === count - 1 ? "fill-accent" : "fill-accent/45")}
      />
      {named && (
        <text
          x={`${labelAt}%`}
          y={height - tall - 7}
          textAnchor={anchor}
          className="fill-ink text-xs font-medium tabular-nums"
        >
          {point.text}
        </text>
      )}
    </g>
  );
}

/** Which part of a bar its label hangs on, so that it stays inside the drawing. */
function textAnchor(middle: number): "start" | "middle" | "end" {
  if (middle < 20) return "start";
  return middle > 80 ? "end" : "middle";
}

interface ChartNumbersProps extends Pick<BarChartProps, "points" | "locale"> {
  readonly valueHead: string | undefined;
}

/** The numbers behind a drawing, for everyone who wants them exactly. */
function ChartNumbers({ points, valueHead, locale }: ChartNumbersProps) {
  const words = translator(locale, "chart");
  return (
    <details className="mt-2 text-sm">
      <summary
        className={clsx(
          "inline-flex min-h-6 list-none items-center rounded-mark text-ink-soft underline",
          "decoration-line-strong underline-offset-4 hover:text-ink",
        )}
      >
        {words("numbers")}
      </summary>
      <table className="mt-2 w-full">
        <thead>
          <tr className="text-ink-faint">
            <th scope="col" className="py-1 text-start font-medium">
              {words("period")}
            </th>
            <th scope="col" className="py-1 text-end font-medium">
              {valueHead ?? words("value")}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.label} className="border-t border-line">
              <th scope="row" className="py-1 text-start font-normal">
                {point.label}
              </th>
              <td className="py-1 text-end">
                <PointText point={point} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function PointText({ point }: { readonly point: ChartPoint }) {
  if (point.href === undefined) return point.text;
  return (
    <Link href={point.href} className="text-link">
      {point.text}
    </Link>
  );
}
