import { rateLimits } from "#db/schema/rate-limits";
import type { Account } from "#domain/access/context";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import { insertRows } from "#e2e/support/account";

/** Gives a new account a limit of its own, before anybody has asked for it. */
export async function limitAccount({ id }: Account, limit: RateLimit): Promise<void> {
  const row = { accountId: id, subject: id, ...limit, version: 1n };
  await insertRows([{ table: rateLimits, row }]);
}
