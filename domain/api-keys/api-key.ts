import type { apiKeys } from "#db/schema/api-keys";
import { DomainError } from "#domain/errors/domain-error";

/** A credential of a program; its secret was shown once and is not kept. */
export type ApiKey = typeof apiKeys.$inferSelect;

/** How many days a key can be made to last; one without such a wish lasts until it is revoked. */
export const keyLifetimesDays = [30, 90, 365] as const;

/** People and programs are told of a key's end so many days before. */
export const expiryToldDays = 7;

const hoursADay = 24;

/** Whether a key has come to its end by itself. */
export function isExpired({ expiresAt }: Pick<ApiKey, "expiresAt">, now: Temporal.Instant) {
  return expiresAt !== null && Temporal.Instant.compare(expiresAt, now) <= 0;
}

/** The full days that are left to a key which ends soon; undefined while it lasts for longer. */
export function daysLeft(
  key: Pick<ApiKey, "expiresAt">,
  now: Temporal.Instant,
): number | undefined {
  if (key.expiresAt === null || isExpired(key, now)) return undefined;
  const days = now.until(key.expiresAt).total("hours") / hoursADay;
  return days <= expiryToldDays ? Math.floor(days) : undefined;
}

/** What can be said of a key as a whole. */
export const keyStates = ["active", "replaced", "expired", "revoked"] as const;

export type KeyState = (typeof keyStates)[number];

/** Whether a key works; one that is replaced still does, until its time of grace is over. */
export function keyState(
  key: Pick<ApiKey, "expiresAt" | "replacedById" | "revokedAt">,
  now: Temporal.Instant,
): KeyState {
  if (key.revokedAt) return "revoked";
  if (isExpired(key, now)) return "expired";
  return key.replacedById ? "replaced" : "active";
}

/** The first of the keys that replaced one another: what they may spend is counted together. */
export function lineOf({ id, lineId }: Pick<ApiKey, "id" | "lineId">): ApiKey["id"] {
  return lineId ?? id;
}

const longestYears = 10;

/** An end that lies ahead, and not so far that it means never. */
export function requireUsableEnd(end: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const latest = now.add({ hours: 24 * 366 * longestYears });
  const isAhead = Temporal.Instant.compare(now, end) < 0;
  if (isAhead && Temporal.Instant.compare(end, latest) <= 0) return end;
  throw new DomainError("parameter_invalid", "A key ends in the next ten years.", {
    param: "expiresOn",
  });
}
