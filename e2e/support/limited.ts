import { rateLimits } from "#db/schema/rate-limits";
import type { Account } from "#domain/access/context";
import type { SetRateLimit } from "#domain/rate-limits/rate-limits";
import { insertRows } from "#e2e/support/account";

const nothing = { ratePerSecond: null, burst: null, callsPerDay: null, inFlight: null } as const;

/** Limits a new account, or another part of its traffic, before anybody has asked for it. */
export async function limitAccount(
  { id }: Account,
  limits: Partial<SetRateLimit>,
  subject: string = id,
): Promise<void> {
  const row = { accountId: id, subject, ...nothing, ...limits, version: 1n };
  await insertRows([{ table: rateLimits, row }]);
}
