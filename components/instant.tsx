import { exactTime, shortTime } from "#messages/exact-time";
import { type Locale, translator } from "#messages/translator";

interface InstantProps {
  readonly value: Temporal.Instant;
  /** The reader's IANA time zone. */
  readonly zone: string;
  readonly locale: Locale;
  /** With the present time it is told as an age, and exactly on hover and focus. */
  readonly now?: Temporal.Instant | undefined;
  /** To the second and with the zone, where nothing may be left open. */
  readonly exact?: boolean;
}

/** A point in time, for people in their zone and for programs in UTC. */
export function Instant({ value, zone, locale, now, exact = false }: InstantProps) {
  const whole = exactTime(value, zone, locale);
  if (exact) return <time dateTime={value.toString()}>{whole}</time>;
  if (now === undefined) {
    return (
      <time dateTime={value.toString()} title={whole} className="whitespace-nowrap">
        {shortTime(value, zone, locale)}
      </time>
    );
  }
  return (
    <time
      dateTime={value.toString()}
      className="rounded-mark whitespace-nowrap"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus shows the exact time too
      tabIndex={0}
      aria-description={whole}
      data-tip={whole}
    >
      {age(value, now, locale)}
    </time>
  );
}

const steps = [
  { unit: "minute", seconds: 60, below: 3600 },
  { unit: "hour", seconds: 3600, below: 86_400 },
  { unit: "day", seconds: 86_400, below: 30 * 86_400 },
  { unit: "month", seconds: 30 * 86_400, below: 365 * 86_400 },
  { unit: "year", seconds: 365 * 86_400, below: Number.POSITIVE_INFINITY },
] as const;

/** How long ago, or how soon, in the largest unit that is not yet one of the next. */
export function age(value: Temporal.Instant, now: Temporal.Instant, locale: Locale): string {
  const seconds = (value.epochMilliseconds - now.epochMilliseconds) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 45) return translator(locale, "time")("justNow");
  const step = steps.find((candidate) => distance < candidate.below) ?? steps[4];
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  return format.format(
    Math.sign(seconds) * Math.max(1, Math.floor(distance / step.seconds)),
    step.unit,
  );
}
