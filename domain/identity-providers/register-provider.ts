import { z } from "zod";
import { identityProviders } from "#db/schema/sign-in";
import { personBehind } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import {
  type IdentityProvider,
  sealedClientSecret,
} from "#domain/identity-providers/identity-provider";
import { providerClient } from "#domain/identity-providers/provider-client";
import { newId } from "#platform/ids";

export const RegisterProviderInput = z.object({
  name: z.string().trim().min(1).max(60),
  issuer: z
    .string()
    .trim()
    .max(300)
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text)),
  clientId: z.string().trim().min(1).max(200),
  clientSecret: z.string().min(1).max(500),
});

/** Trusts an OpenID provider to say who people of this merchant are, if it answers as one. */
export async function registerProvider(
  ctx: Context,
  input: z.output<typeof RegisterProviderInput>,
): Promise<IdentityProvider> {
  requireScope(ctx, "people:write");
  requireFreshProof(ctx);
  await providerClient({ ...input, isNamedByOperator: false });
  const { name, issuer, clientId, clientSecret } = input;
  const { merchantId } = ctx.account;
  const id = newId("idp", ctx.clock());
  const sealedSecret = await sealedClientSecret({ id }, clientSecret);

  return commit(ctx, async ({ now }) => {
    const provider: IdentityProvider = {
      merchantId,
      id,
      name,
      issuer,
      clientId,
      sealedSecret,
      createdBy: personBehind(ctx.actor),
      createdAt: now,
      removedAt: null,
      version: 1n,
    };
    const after = { name, issuer, client_id: clientId };
    const audit = { action: "identity_provider.registered", subject: id, after };
    return change(provider, { audit, events: [] }).inserts(identityProviders, provider);
  });
}
