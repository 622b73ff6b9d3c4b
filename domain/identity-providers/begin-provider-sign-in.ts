import { buildAuthorizationUrl, calculatePKCECodeChallenge } from "openid-client";
import { DomainError } from "#domain/errors/domain-error";
import { clientSecretOf } from "#domain/identity-providers/identity-provider";
import { callbackAddress, providerClient } from "#domain/identity-providers/provider-client";
import { findProvider } from "#domain/identity-providers/queries";
import type { Visitor } from "#domain/people/visitor";
import { issueTicket } from "#domain/tickets/issue-ticket";
import { parseId } from "#platform/ids";
import { keyedDigest } from "#platform/secrets";

const goodMinutes = 15;

/** Where to send the browser, and the state that only this browser may come back with. */
export interface ProviderJourney {
  readonly address: string;
  readonly state: string;
}

/** By which provider, to lead where after. */
export interface ProviderWish {
  readonly providerId: string;
  readonly next: string;
  /** The provider is to ask the person anew, though it may know them still. */
  readonly isProof?: boolean;
}

/** Begins a sign-in by a provider: code with PKCE, a nonce and a state, all good once. */
export async function beginProviderSignIn(
  visitor: Visitor,
  { providerId, next, isProof = false }: ProviderWish,
): Promise<ProviderJourney> {
  const id = parseId("idp", providerId);
  const found = id && (await findProvider(id));
  if (!found) throw new DomainError("resource_missing", "No such provider.");
  const { provider } = found;
  const clientSecret = await clientSecretOf(provider);
  const client = await providerClient({ ...provider, clientSecret });
  const data = { providerId: provider.id, next };
  const wish = { personId: null, data, at: visitor.clock(), minutes: goodMinutes };
  const state = await issueTicket({ ...wish, purpose: "provider_sign_in" });
  const address = buildAuthorizationUrl(client, {
    redirect_uri: callbackAddress(),
    response_type: "code",
    scope: "openid email profile",
    state,
    nonce: nonceOf(state),
    code_challenge: await calculatePKCECodeChallenge(verifierOf(state)),
    code_challenge_method: "S256",
    ...(isProof && { prompt: "login" }),
  });
  return { address: address.href, state };
}

/** What the provider must put into what it signs, so that it is of this journey. */
export function nonceOf(state: string): string {
  return keyedDigest("provider_nonce", state);
}

/** What proves at the provider that it is we who began. */
export function verifierOf(state: string): string {
  return keyedDigest("provider_verifier", state);
}
