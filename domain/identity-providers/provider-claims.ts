import { authorizationCodeGrant, type Configuration, fetchUserInfo } from "openid-client";
import { z } from "zod";
import { nonceOf, verifierOf } from "#domain/identity-providers/begin-provider-sign-in";
import { providerClient } from "#domain/identity-providers/provider-client";
import { callbackAddress, type TrustedProvider } from "#domain/identity-providers/trusted-provider";
import { emailKey } from "#domain/people/person";
import { signInFailed } from "#domain/people/prove-password";

const Claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).transform(emailKey),
  email_verified: z.literal(true),
  auth_time: z.number().int().min(0).max(100_000_000_000).optional(),
});

/** What a provider says of somebody, after every check there is. */
export interface Said {
  /** Its own name for the person, which it gives to nobody else. */
  readonly subject: string;
  /** An address that the provider has verified, as we keep addresses. */
  readonly email: string;
  /** When it last had the person show who they are; undefined where it does not say. */
  readonly shownAt: Temporal.Instant | undefined;
}

/**
 * Asks the provider for what it gave the browser a code for: signed by its keys, for us, for this
 * journey and in time. Whatever is wrong has one answer.
 */
export async function providerClaims(
  { address, merchantId }: TrustedProvider,
  state: string,
  query: URLSearchParams,
): Promise<Said> {
  const client = await providerClient(address);
  const url = new URL(`${callbackAddress(merchantId)}?${query}`);
  const tokens = await authorizationCodeGrant(client, url, {
    expectedState: state,
    expectedNonce: nonceOf(state),
    pkceCodeVerifier: verifierOf(state),
    idTokenExpected: true,
  }).catch(() => undefined);
  const told = tokens?.claims();
  if (!tokens || !told) throw signInFailed();
  const isAddressed = told.email !== undefined;
  const asked = isAddressed ? {} : await userInfo(client, tokens.access_token, told.sub);
  const claims = Claims.safeParse({ ...told, ...asked });
  if (!claims.success) throw signInFailed();
  const { sub: subject, email, auth_time: seconds } = claims.data;
  const shownAt =
    seconds === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
  return { subject, email, shownAt };
}

/** The address, told beside what is signed: many providers keep it for this question. */
async function userInfo(client: Configuration, accessToken: string, subject: string) {
  const told = await fetchUserInfo(client, accessToken, subject).catch(() => undefined);
  return { email: told?.email, email_verified: told?.email_verified };
}
