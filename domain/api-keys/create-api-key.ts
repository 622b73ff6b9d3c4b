import type { SpendingLimit } from "#db/schema/spending";
import { personBehind } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { type keyLifetimesDays, requireUsableEnd } from "#domain/api-keys/api-key";
import { keySettings } from "#domain/api-keys/api-key-view";
import { type CreatedApiKey, newKey, withKey } from "#domain/api-keys/new-key";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { requireNetworks, requireSpendingLimits } from "#domain/key-rights/bounds";
import { grantedScopes } from "#domain/key-rights/grantable";

export interface CreateApiKeyInput {
  /** What people call it. */
  readonly name: string;
  /** How long it is good; without it and without an end, until somebody revokes it. */
  readonly lifetimeDays?: (typeof keyLifetimesDays)[number] | undefined;
  /** When it ends, on any day. */
  readonly expiresAt?: Temporal.Instant | undefined;
  /** Its rights; without them everything its maker may do, null for all that keys can do. */
  readonly scopes?: readonly string[] | null | undefined;
  /** The networks it can be used from; without them, any. */
  readonly networks?: readonly string[] | undefined;
  readonly spendingLimits?: readonly SpendingLimit[] | undefined;
}

/**
 * Makes a key for the account that is looked at. Its maker may not approve what it asks for, and
 * can give it nothing that they may not do themself.
 */
export async function createApiKey(ctx: Context, input: CreateApiKeyInput): Promise<CreatedApiKey> {
  requireScope(ctx, "api_keys:write");
  requireFreshProof(ctx);
  const scopes = grantedScopes(ctx, input.scopes);
  const networks = requireNetworks(input.networks);
  const spendingLimits = requireSpendingLimits(input.spendingLimits);

  return commit(ctx, async (read) => {
    const made = newKey(ctx.account, {
      name: input.name,
      createdBy: personBehind(ctx.actor),
      createdAt: read.now,
      expiresAt: endOf(input, read.now),
      scopes,
      networks,
      spendingLimits,
    });
    const after = keySettings(made.key);
    const audit = { action: "api_key.created", subject: made.key.id, after };
    return withKey(change(made, { audit, events: [] }), made);
  });
}

function endOf(
  { expiresAt, lifetimeDays }: CreateApiKeyInput,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (expiresAt) return requireUsableEnd(expiresAt, now);
  return lifetimeDays ? now.add({ hours: 24 * lifetimeDays }) : null;
}
