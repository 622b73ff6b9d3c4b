import type { Configuration, JWK, KoaContextWithOIDC } from "oidc-provider";
import { applicationScopes } from "#domain/access/scopes";
import { findSubject } from "#domain/oauth/subject";
import { artefactAdapter } from "#http/oauth/adapter";
import { consentPolicy } from "#http/oauth/interaction-policy";
import { consentAddress } from "#http/oauth/return-origin";
import { keyedDigest } from "#platform/secrets";

const hourSeconds = 3_600;
const daySeconds = 24 * hourSeconds;
const asymmetric = ["ES256", "EdDSA", "Ed25519", "PS256", "RS256"] as const;

/** How the library is set up; what is not named here is as it comes. */
export function providerConfiguration(keys: readonly JWK[]): Configuration {
  return {
    adapter: artefactAdapter,
    jwks: { keys: [...keys] },
    routes,
    scopes: ["openid", "offline_access", ...applicationScopes],
    claims: { openid: ["sub"] },
    responseTypes: ["code", "id_token token"],
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"],
    enabledJWA: {
      clientAuthSigningAlgValues: [...asymmetric],
      dPoPSigningAlgValues: [...asymmetric],
      idTokenSigningAlgValues: ["ES256"],
    },
    pkce: { required: () => true },
    cookies: {
      keys: [keyedDigest("oauth-cookies", "1")],
      names: {
        session: "tollgate-oauth-session",
        interaction: "tollgate-oauth-request",
        resume: "tollgate-oauth-resume",
      },
      long: { signed: true, httpOnly: true, sameSite: "lax" },
      short: { signed: true, httpOnly: true, sameSite: "lax" },
    },
    ttl: {
      AccessToken: hourSeconds,
      AuthorizationCode: 60,
      ClientCredentials: hourSeconds,
      Grant: 365 * daySeconds,
      IdToken: hourSeconds,
      Interaction: hourSeconds / 2,
      RefreshToken: 30 * daySeconds,
      Session: daySeconds / 2,
    },
    features: features(),
    interactions: { policy: consentPolicy(), url: (_, interaction) => consentAddress(interaction) },
    findAccount: async (_, sub) => ((await findSubject(sub)) ? account(sub) : undefined),
    rotateRefreshToken: true,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed("refresh_token"),
    expiresWithSession: async () => false,
    conformIdTokenClaims: true,
    renderError: showRefusal,
    fetch: () => Promise.reject(new TypeError("nothing that a client names is fetched")),
  };
}

const routes = {
  authorization: "/oauth/authorize",
  token: "/oauth/token",
  introspection: "/oauth/introspect",
  revocation: "/oauth/revoke",
  pushed_authorization_request: "/oauth/par",
  userinfo: "/oauth/userinfo",
  end_session: "/oauth/end-session",
  jwks: "/.well-known/jwks.json",
};

/** Nobody learns of, or ends, the tokens of another application. */
function ownTokensOnly(
  _: KoaContextWithOIDC,
  client: { readonly clientId: string },
  token: { readonly clientId?: string | undefined },
): boolean {
  return token.clientId === client.clientId;
}

function features(): Configuration["features"] {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: ownTokensOnly },
    revocation: { enabled: true, allowedPolicy: ownTokensOnly },
    pushedAuthorizationRequests: { enabled: true },
    dPoP: {
      enabled: true,
      nonceSecret: Buffer.from(keyedDigest("oauth-dpop-nonce", "1"), "hex"),
      requireNonce: () => false,
    },
    resourceIndicators: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: true },
  };
}

function account(sub: string) {
  return { accountId: sub, claims: async () => ({ sub }) };
}

/** What cannot be told to the application is told to the person, on a page of ours. */
function showRefusal(
  ctx: KoaContextWithOIDC,
  { error }: { readonly error?: string | undefined },
): void {
  const reason = /^[a-z_]{1,40}$/.test(error ?? "") ? error : "server_error";
  ctx.status = 303;
  ctx.redirect(`/consent/refused?reason=${reason}`);
}
