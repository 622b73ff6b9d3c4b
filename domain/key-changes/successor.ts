import { rateLimits } from "#db/schema/rate-limits";
import { personBehind } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { type ApiKey, lineOf } from "#domain/api-keys/api-key";
import { type CreatedApiKey, newKey, withKey } from "#domain/api-keys/new-key";
import type { Change } from "#domain/changes/change";
import type { Reader } from "#domain/changes/reader";
import { rateLimitFor } from "#domain/key-changes/queries";
import { requireGrantable } from "#domain/key-rights/grantable";
import { rightsOf } from "#domain/key-rights/key-rights";

type Maker = Pick<Context, "account" | "actor" | "scopes">;

/** What its successor is to have otherwise. */
interface Wish {
  readonly scopes?: ApiKey["scopes"] | undefined;
}

/**
 * A key to take the place of another: the same in all but its secret, lasting as long again, and
 * counted with it where money is limited. Who makes it must be able to do all that it may do.
 */
export function successorOf(
  key: ApiKey,
  maker: Maker,
  { scopes = key.scopes, now }: Wish & { readonly now: Temporal.Instant },
): CreatedApiKey {
  const { id: _, hint: _hint, ...kept } = key;
  const lasted = key.expiresAt && key.createdAt.until(key.expiresAt);
  const made = newKey(maker.account, {
    ...kept,
    createdBy: personBehind(maker.actor),
    createdAt: now,
    lastUsedAt: null,
    lastUsedAddress: null,
    lastUsedRoute: null,
    revokedAt: null,
    leakedAt: null,
    expiresAt: lasted && now.add(lasted),
    expiryToldAt: null,
    scopes,
    lineId: lineOf(key),
    replacedById: null,
    version: 1n,
  });
  requireGrantable(maker, rightsOf(made.key));
  return made;
}

/** Writes a successor, with the rate limit that was set for the key before it. */
export async function withSuccessor<Result>(
  changed: Change<Result>,
  made: CreatedApiKey,
  { read, former }: { readonly read: Reader; readonly former: ApiKey },
): Promise<Change<Result>> {
  const limit = await rateLimitFor(read, former, made.key);
  if (limit) changed.inserts(rateLimits, limit);
  return withKey(changed, made);
}
