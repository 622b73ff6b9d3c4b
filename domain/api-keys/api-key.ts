import type { apiKeys } from "#db/schema/api-keys";

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
