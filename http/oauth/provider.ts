import { type JWK, Provider } from "oidc-provider";
import { isSecretOf } from "#domain/applications/client-secret";
import type { IssuerKey } from "#domain/issuer-keys/issuer-key";
import { signingIssuerKey } from "#domain/issuer-keys/published-issuer-keys";
import { newToken } from "#domain/oauth/access-token";
import { keepOnce } from "#domain/oauth/artefact-store";
import { grantByPassword } from "#http/oauth/password-grant";
import { providerConfiguration } from "#http/oauth/provider-configuration";
import { systemClock, unixSeconds } from "#platform/clock";
import { parseId } from "#platform/ids";
import { faultFields, log } from "#platform/log";
import { settings } from "#platform/settings";

interface Kept {
  readonly keyId: IssuerKey["id"];
  readonly provider: Provider;
}

// Next loads modules more than once in one process; its routes and ours must share one provider.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateOauth?: Kept | undefined };

/** The authorization server of this process; made anew when another key has begun to sign. */
export async function oauthProvider(): Promise<Provider> {
  const key = await signingIssuerKey("ES256", systemClock);
  if (holder.tollgateOauth?.keyId !== key.id) {
    holder.tollgateOauth = { keyId: key.id, provider: made(key) };
  }
  return holder.tollgateOauth.provider;
}

/** In the place of the library's own, which knows by it how a token is kept. */
function opaqueToken(this: { format?: string }): string {
  this.format = "opaque";
  return newToken("access");
}

/** In the place of the library's own, which would need the secret itself. */
function isOneOfIts(this: { readonly clientId: string }, secret: string) {
  const id = parseId("app", this.clientId);
  return id ? isSecretOf(id, secret, systemClock) : false;
}

function made(key: IssuerKey): Provider {
  const provider = new Provider(settings().origin, providerConfiguration([signingJwk(key)]));
  provider.silent = true;
  for (const { prototype } of [provider.AccessToken, provider.ClientCredentials]) {
    Object.assign(prototype, { generateTokenId: opaqueToken });
  }
  Object.assign(provider.RefreshToken.prototype, { generateTokenId: () => newToken("refresh") });
  provider.Client.prototype.compareClientSecret = isOneOfIts;
  provider.ReplayDetection.unique = (issuer: string, jti: string, endsAt: number) => {
    const seconds = Math.max(endsAt - unixSeconds(systemClock()), 1);
    return keepOnce({ kind: "Once", name: `${issuer} ${jti}`, seconds }, systemClock);
  };
  provider.registerGrantType("password", (ctx) => grantByPassword(ctx, provider), [
    "username",
    "password",
    "scope",
  ]);
  provider.on("server_error", (_, error) => {
    log().error(faultFields(error), "The authorization server has failed.");
  });
  return provider;
}

/** Its public half is published at the address that discovery names. */
function signingJwk({ id, privateKey }: IssuerKey): JWK {
  return { ...privateKey.export({ format: "jwk" }), kid: id, use: "sig", alg: "ES256" };
}
