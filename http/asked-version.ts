import { type SpokenVersion, spokenVersion } from "#domain/api-versions/api-version";
import { wireVersion } from "#domain/api-versions/wire-version";
import { BoundedMap } from "#platform/bounded-map";
import { systemClock } from "#platform/clock";

let known = new BoundedMap<string, SpokenVersion>(100);
let knownOn = 0;
const dayMs = 86_400_000;

/**
 * The version a request asks for: that of its header, else the one its key is pinned to, else ours.
 * Refuses one that is not spoken here.
 */
export function askedVersion(headers: Headers, pinned: string | null): SpokenVersion {
  const name = headers.get("stripe-version") ?? pinned ?? wireVersion;
  const now = systemClock();
  const day = Math.floor(now.epochMilliseconds / dayMs);
  if (day !== knownOn) known = new BoundedMap(100);
  knownOn = day;
  const found = known.get(name);
  if (found) return found;
  const spoken = spokenVersion(name, now);
  known.set(name, spoken);
  return spoken;
}

/** What answers to requests of this version carry beside what all do. */
export function versionHeaders({ name, deprecation }: SpokenVersion): Record<string, string> {
  if (!deprecation) return { "stripe-version": name };
  return {
    "stripe-version": name,
    deprecation: `@${dayStart(deprecation.since).epochMilliseconds / 1000}`,
    sunset: httpDate(Temporal.PlainDate.from(deprecation.until)),
    "stripe-notice": deprecation.notice,
  };
}

function dayStart(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime("UTC").toInstant();
}

/** The first moment of a day by UTC, as HTTP writes it. */
function httpDate(day: Temporal.PlainDate): string {
  const weekday = day.toLocaleString("en-US", { weekday: "short" });
  const month = day.toLocaleString("en-US", { month: "short" });
  return `${weekday}, ${String(day.day).padStart(2, "0")} ${month} ${day.year} 00:00:00 GMT`;
}
