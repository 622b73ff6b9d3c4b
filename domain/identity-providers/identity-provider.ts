import type { identityProviders } from "#db/schema/sign-in";
import { seal, unseal } from "#domain/vault/seal";

export type IdentityProvider = typeof identityProviders.$inferSelect;

type Placed = Pick<IdentityProvider, "id">;

/** The client secret of a provider as it is kept. */
export function sealedClientSecret(place: Placed, secret: string): Promise<string> {
  return seal(secret, bindingOf(place));
}

/** The client secret again. */
export function clientSecretOf(provider: IdentityProvider): Promise<string> {
  return unseal(provider.sealedSecret, bindingOf(provider));
}

function bindingOf({ id }: Placed): readonly string[] {
  return ["provider_secret", id];
}
