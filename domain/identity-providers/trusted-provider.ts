import { clientSecretOf } from "#domain/identity-providers/identity-provider";
import type { ProviderAddress } from "#domain/identity-providers/provider-client";
import { findProvider, providersOfMerchant } from "#domain/identity-providers/queries";
import { type Id, parseId } from "#platform/ids";
import { settings } from "#platform/settings";

/** How addresses name the provider of the whole installation, which the operator has set. */
export const installation = "installation";

/** A provider whose word is taken. */
export interface TrustedProvider {
  readonly id: Id<"idp"> | typeof installation;
  /** For whose people alone its word holds; null where the operator trusts it for everyone. */
  readonly merchantId: Id<"mer"> | null;
  readonly address: ProviderAddress;
}

/** The provider that a text names, while it is trusted. */
export async function trustedProvider(name: string): Promise<TrustedProvider | undefined> {
  if (name === installation) return providerOfInstallation();
  const id = parseId("idp", name);
  const found = id && (await findProvider(id));
  if (!found) return undefined;
  const { merchantId, issuer, clientId } = found.provider;
  const clientSecret = await clientSecretOf(found.provider);
  return { id, merchantId, address: { issuer, clientId, clientSecret, isNamedByOperator: false } };
}

function providerOfInstallation(): TrustedProvider | undefined {
  const { signInProvider } = settings();
  if (!signInProvider) return undefined;
  const { issuer, clientId, clientSecret } = signInProvider;
  const address = { issuer, clientId, clientSecret, isNamedByOperator: true };
  return { id: installation, merchantId: null, address };
}

/**
 * Where providers send people back to. Each merchant has an address of its own, so that none can
 * have people come back to it with what another's provider has given them (RFC 9700, 4.4.2.2).
 */
export function callbackAddress(merchantId: Id<"mer"> | null): string {
  return `${settings().origin}/sign-in/callback/${merchantId ?? installation}`;
}

/** By which providers people of a merchant can sign in: told to who holds an invitation there. */
export async function providersFor(
  merchantId: Id<"mer">,
): Promise<readonly { readonly id: Id<"idp">; readonly name: string }[]> {
  const providers = await providersOfMerchant(merchantId);
  return providers.map(({ id, name }) => ({ id, name }));
}
