import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { type ApiKey, expiryToldDays } from "#domain/api-keys/api-key";
import { keySettings } from "#domain/api-keys/api-key-view";
import { forgetKeysOf } from "#domain/api-keys/key-memory";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import type { CreatedApiKey } from "#domain/api-keys/new-key";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { requireWorking } from "#domain/key-changes/require-working";
import { successorOf, withSuccessor } from "#domain/key-changes/successor";
import { grantedScopes } from "#domain/key-rights/grantable";

/** How long two keys can work side by side at most. */
export const mostGraceHours = 24 * 90;

export interface RotateApiKeyInput {
  readonly apiKeyId: string;
  /** How long the old key goes on working; 0 ends it at once. */
  readonly graceHours: number;
  /** The rights of the new key, where it is to have fewer than the old one. */
  readonly scopes?: readonly string[] | undefined;
}

/** The key that takes over, with its secret, and the one that still works for a while. */
export interface RotatedApiKey extends CreatedApiKey {
  readonly former: ApiKey;
}

/** Makes a key to take the place of another, which goes on working until its grace is over. */
export async function rotateApiKey(ctx: Context, input: RotateApiKeyInput): Promise<RotatedApiKey> {
  requireScope(ctx, "api_keys:write");
  requireFreshProof(ctx);
  requireGrace(input.graceHours);
  const scopes = input.scopes && grantedScopes(ctx, input.scopes);

  const rotated = await commit(ctx, async (read) => {
    const key = await loadApiKey(read, input.apiKeyId);
    requireWorking(key, read.now);
    if (key.replacedById) {
      throw new DomainError("api_key_unexpected_state", "This key was replaced already.");
    }
    const made = successorOf(key, ctx, { scopes, now: read.now });
    const end = endedAfter(key, input.graceHours, read.now);
    const former = next(key, { ...end, replacedById: made.key.id });
    const audit = {
      action: "api_key.rotated",
      subject: key.id,
      before: keySettings(key),
      after: { ...keySettings(made.key), id: made.key.id, grace_hours: input.graceHours },
    };
    const changed = change({ ...made, former }, { audit, events: [] });
    changed.updates(apiKeys, key, former);
    return withSuccessor(changed, made, { read, former: key });
  });
  forgetKeysOf(rotated.former.accountId);
  return rotated;
}

/** A grace that ends within the days of a notice needs none: people have just set it. */
function endedAfter(
  key: ApiKey,
  hours: number,
  now: Temporal.Instant,
): Pick<ApiKey, "expiresAt" | "expiryToldAt" | "revokedAt"> {
  const { expiresAt, expiryToldAt } = key;
  if (hours === 0) return { expiresAt, expiryToldAt, revokedAt: now };
  const end = now.add({ hours });
  const isSooner = expiresAt === null || Temporal.Instant.compare(end, expiresAt) < 0;
  if (!isSooner) return { expiresAt, expiryToldAt, revokedAt: null };
  return {
    expiresAt: end,
    expiryToldAt: hours <= 24 * expiryToldDays ? now : null,
    revokedAt: null,
  };
}

function requireGrace(hours: number): void {
  if (Number.isInteger(hours) && hours >= 0 && hours <= mostGraceHours) return;
  throw new DomainError(
    "parameter_invalid",
    `The old key goes on for 0 to ${mostGraceHours} hours.`,
    { param: "graceHours" },
  );
}
