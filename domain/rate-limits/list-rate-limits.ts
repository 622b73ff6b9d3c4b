import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { limitsOfAccount, openKeys } from "#domain/rate-limits/queries";
import { givenLimits, limitOf } from "#domain/rate-limits/rate-limits";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import type { Id } from "#platform/ids";

/** A key in use, and its limit where it has one of its own. */
export interface LimitedKey {
  readonly id: Id<"key">;
  readonly name: string;
  readonly hint: string;
  readonly own: RateLimit | undefined;
}

/** What limits an account; undefined where nothing does. */
export interface RateLimitList {
  readonly account: RateLimit | undefined;
  readonly keys: readonly LimitedKey[];
  /** Of every key that has none of its own. */
  readonly otherKeys: RateLimit | undefined;
  /** The most that can be set. */
  readonly most: RateLimit;
}

/** What limits the account and its keys that are in use. */
export async function listRateLimits(ctx: Context): Promise<RateLimitList> {
  requireScope(ctx, "api_keys:read");

  const read = readerOf(ctx);
  const given = givenLimits();
  const [rows, keys] = await Promise.all([
    limitsOfAccount(read.accountId, read.db),
    openKeys(read),
  ]);
  const set = new Map(rows.map((row) => [row.subject, limitOf(row, given)]));
  return {
    account: set.get(read.accountId) ?? given.account,
    keys: keys.map((key) => ({ ...key, own: set.get(key.id) })),
    otherKeys: given.key,
    most: given.most,
  };
}
