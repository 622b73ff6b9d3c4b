import { type Deprecation, deprecations } from "#domain/api-versions/deprecations";
import { wireVersion } from "#domain/api-versions/wire-version";
import { DomainError } from "#domain/errors/domain-error";

/** The oldest day whose version is spoken: since then a payment intent holds no list of charges. */
export const oldestVersion = "2022-11-15";

/** A version that is spoken, and whether it soon is not any more. */
export interface SpokenVersion {
  /** As it was named, and is echoed. */
  readonly name: string;
  readonly deprecation: Deprecation | undefined;
}

const versionShape = /^(\d{4}-\d{2}-\d{2})(?:\.[a-z]{1,32})?$/;

/** A client's release may be a little ahead of our clock. */
const daysAhead = 31;

/**
 * The version of that name, if it is spoken: the day of a release, with its name where it has one,
 * from the oldest that we speak to today's. All of them are answered in one shape, that of the
 * newest, which holds what they have in common. Refuses anything else.
 */
export function spokenVersion(name: string, now: Temporal.Instant): SpokenVersion {
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const day = versionShape.exec(name)?.[1];
  if (day === undefined || !isDay(day)) {
    throw unspoken(`a version is a day like ${wireVersion}`, name);
  }
  if (day < oldestVersion) {
    throw unspoken(`the oldest that is spoken here is ${oldestVersion}`, name);
  }
  if (day > lastDay(today)) throw unspoken("its day is yet to come", name);
  const deprecation = deprecations.find(({ versionsBefore }) => day < versionsBefore);
  if (deprecation && deprecation.until <= today.toString()) {
    throw unspoken(`it is not spoken any more, name ${deprecation.replacement}`, name);
  }
  return { name, deprecation };
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** Our own version is spoken by whatever clock. */
function lastDay(today: Temporal.PlainDate): string {
  const [own] = wireVersion.split(".");
  const ahead = today.add({ days: daysAhead }).toString();
  return own !== undefined && own > ahead ? own : ahead;
}

function unspoken(why: string, name: string): DomainError {
  const shown = name.slice(0, 40);
  return new DomainError("api_version_invalid", `Invalid API version "${shown}": ${why}.`);
}
