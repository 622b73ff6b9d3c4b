import { buildAuthorizationUrl, calculatePKCECodeChallenge } from "openid-client";
import { DomainError } from "#domain/errors/domain-error";
import { providerClient } from "#domain/identity-providers/provider-client";
import { callbackAddress, trustedProvider } from "#domain/identity-providers/trusted-provider";
import type { Visitor } from "#domain/people/visitor";
import { longestHours, type OpenSession } from "#domain/sessions/session";
import { issueTicket } from "#domain/tickets/issue-ticket";
import { keyedDigest } from "#platform/secrets";

const goodMinutes = 15;

/** Where to send the browser, and the state that only this browser may come back with. */
export interface ProviderJourney {
  readonly address: string;
  readonly state: string;
}

/** By which provider, to lead where after. */
export interface ProviderWish {
  /** The id of a merchant's, or `installation`. */
  readonly provider: string;
  readonly next: string;
  /** Who is to be asked anew, though the provider may know them still; else somebody signs in. */
  readonly proving?: OpenSession | undefined;
}

/** Begins a sign-in by a provider: code with PKCE, a nonce and a state, all good once. */
export async function beginProviderSignIn(
  visitor: Visitor,
  { provider: name, next, proving }: ProviderWish,
): Promise<ProviderJourney> {
  const provider = await trustedProvider(name);
  if (!provider) throw new DomainError("resource_missing", "No such provider.");
  const client = await providerClient(provider.address);
  const data = { providerId: provider.id, next, ...(proving && { sessionId: proving.session.id }) };
  const personId = proving?.person.id ?? null;
  const wish = { personId, data, at: visitor.clock(), minutes: goodMinutes };
  const state = await issueTicket({ ...wish, purpose: "provider_sign_in" });
  const address = buildAuthorizationUrl(client, {
    redirect_uri: callbackAddress(provider.merchantId),
    response_type: "code",
    scope: "openid email profile",
    state,
    nonce: nonceOf(state),
    code_challenge: await calculatePKCECodeChallenge(verifierOf(state)),
    code_challenge_method: "S256",
    // Either makes the provider say when it has seen the person.
    ...(proving
      ? { prompt: "login", max_age: "0", login_hint: proving.person.email }
      : { max_age: String(longestHours * 3600) }),
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
