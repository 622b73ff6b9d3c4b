import { decodeJwt } from "jose";
import type { Client } from "oidc-provider";
import { invariant } from "#domain/errors/invariant";
import { oauthProvider } from "#http/oauth/provider";
import { settings } from "#platform/settings";

const selfTest = {
  client_id: "self-test",
  redirect_uris: ["https://example.com/"],
  token_endpoint_auth_method: "none",
  id_token_signed_response_alg: "ES256",
};

/**
 * Makes an identity token and looks at it. A library that was bundled instead of loaded makes some
 * without an end, and nothing else would show it: better not to start.
 */
export async function checkIssuer(): Promise<void> {
  const provider = await oauthProvider();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its types have no constructor
  const client = Reflect.construct(provider.Client, [selfTest]) as Client;
  const token = new provider.IdToken({ sub: "self-test" }, { client });
  requireWhole(await token.issue({ use: "idtoken" }));
}

/** Refuses an identity token that does not name us, or has no end. */
export function requireWhole(token: string): void {
  const { iss, exp, iat } = decodeJwt(token);
  const isWhole = iss === settings().origin && exp !== undefined && iat !== undefined && exp > iat;
  invariant(isWhole, "an identity token names its issuer and its end");
}
