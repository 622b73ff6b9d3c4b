import { z } from "zod";
import { identityProviders, signInPolicies } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { trustOf } from "#domain/identity-providers/queries";

export const RemoveProviderInput = z.object({ providerId: z.string().min(1).max(40) });

/**
 * Trusts a provider no longer: sessions it has opened end with their next request. With the last of
 * them passwords let people in again, or nobody could.
 */
export async function removeProvider(
  ctx: Context,
  { providerId }: z.output<typeof RemoveProviderInput>,
): Promise<void> {
  requireScope(ctx, "people:write");
  requireFreshProof(ctx);

  return commit(ctx, async (read) => {
    const { providers, policy } = await trustOf(read, ctx.account.merchantId);
    const provider = providers.find(({ id }) => id === providerId);
    if (!provider) throw new DomainError("resource_missing", "No such provider.");
    const { name, issuer } = provider;
    const before = { name, issuer };
    const audit = { action: "identity_provider.removed", subject: provider.id, before };
    const result = change(undefined, { audit, events: [] }).updates(
      identityProviders,
      provider,
      next(provider, { removedAt: read.now }),
    );
    if (!policy) return result;
    const providerOnly = policy.providerOnly && providers.length > 1;
    return result.updates(signInPolicies, policy, next(policy, { providerOnly }));
  });
}
