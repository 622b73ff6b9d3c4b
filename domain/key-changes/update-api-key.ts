import { apiKeys } from "#db/schema/api-keys";
import type { SpendingLimit } from "#db/schema/spending";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { type ApiKey, requireUsableEnd } from "#domain/api-keys/api-key";
import { keySettings } from "#domain/api-keys/api-key-view";
import { forgetKeysOf } from "#domain/api-keys/key-memory";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { requireWorking } from "#domain/key-changes/require-working";
import { requireNetworks, requireSpendingLimits } from "#domain/key-rights/bounds";
import { grantedScopes, requireGrantable } from "#domain/key-rights/grantable";
import { rightsOf } from "#domain/key-rights/key-rights";

/** What is left out stays as it is. */
export interface UpdateApiKeyInput {
  readonly apiKeyId: string;
  readonly name?: string | undefined;
  /** Null for all that keys can do. */
  readonly scopes?: readonly string[] | null | undefined;
  /** An empty list lets it be used from anywhere. */
  readonly networks?: readonly string[] | undefined;
  readonly spendingLimits?: readonly SpendingLimit[] | undefined;
  /** Null for a key that lasts until it is revoked. */
  readonly expiresAt?: Temporal.Instant | null | undefined;
}

/**
 * Changes what a key may do, from where, how much and until when: here from the next request on, in
 * other processes within a second. Who changes it must be able to do all that it may do then.
 */
export async function updateApiKey(ctx: Context, input: UpdateApiKeyInput): Promise<ApiKey> {
  requireScope(ctx, "api_keys:write");
  requireFreshProof(ctx);
  const decided = decisions(ctx, input);

  const changed = await commit(ctx, async (read) => {
    const key = await loadApiKey(read, input.apiKeyId);
    requireWorking(key, read.now);
    const { expiresAt } = input;
    const isMoved = expiresAt !== undefined && !sameEnd(expiresAt, key.expiresAt);
    if (isMoved && expiresAt) requireUsableEnd(expiresAt, read.now);
    const after = next(key, { ...decided, ...(isMoved && { expiresAt, expiryToldAt: null }) });
    requireGrantable(ctx, rightsOf(after));
    const told = { before: keySettings(key), after: keySettings(after) };
    const audit = { action: "api_key.updated", subject: key.id, ...told };
    return change(after, { audit, events: [] }).updates(apiKeys, key, after);
  });
  forgetKeysOf(changed.accountId);
  return changed;
}

function decisions(ctx: Pick<Context, "actor" | "scopes">, input: UpdateApiKeyInput) {
  const { name, scopes, networks, spendingLimits } = input;
  return {
    ...(name !== undefined && { name }),
    ...(scopes !== undefined && { scopes: grantedScopes(ctx, scopes) }),
    ...(networks !== undefined && { networks: requireNetworks(networks) }),
    ...(spendingLimits !== undefined && {
      spendingLimits: requireSpendingLimits(spendingLimits),
    }),
  };
}

function sameEnd(one: Temporal.Instant | null, other: Temporal.Instant | null): boolean {
  if (one === null || other === null) return one === other;
  return Temporal.Instant.compare(one, other) === 0;
}
