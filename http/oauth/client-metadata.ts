import type { AdapterPayload } from "oidc-provider";
import { type Application, hasSecret, isOpen } from "#domain/applications/application";
import { publicKeySet } from "#domain/applications/public-keys";
import { isLoopback } from "#domain/applications/redirect-uri";
import { unixSeconds } from "#platform/clock";

/** Stands where a secret would: only digests are kept, and compared elsewhere. */
const keptAsDigest = "kept-as-digest";

/** An application in the words of the protocol; undefined for one that cannot be asked for. */
export function clientMetadata(application: Application): AdapterPayload | undefined {
  if (!isOpen(application)) return undefined;
  const { id, name, redirectUris, scopes, authentication, publicKeys } = application;
  const keys = publicKeys === null ? undefined : publicKeySet(publicKeys);
  return {
    client_id: id,
    client_id_issued_at: unixSeconds(application.createdAt),
    client_name: name,
    // Programs on people's own machines listen at any port, which only these may.
    application_type: redirectUris.some(isLoopback) ? "native" : "web",
    redirect_uris: redirectUris,
    scope: ["openid", "offline_access", ...scopes].join(" "),
    grant_types: grantTypes(application),
    response_types: responseTypes(application),
    token_endpoint_auth_method: authentication,
    dpop_bound_access_tokens: application.isBoundToKey,
    id_token_signed_response_alg: "ES256",
    ...(hasSecret(application) ? { client_secret: keptAsDigest } : {}),
    ...(keys ? { jwks: keys } : {}),
  };
}

function grantTypes(application: Application): string[] {
  const { redirectUris, authentication, allowsImplicit, allowsPassword } = application;
  const hasPlace = redirectUris.length > 0;
  return [
    ...(hasPlace ? ["authorization_code", "refresh_token"] : []),
    ...(authentication === "none" ? [] : ["client_credentials"]),
    ...(hasPlace && usesImplicit(application) && allowsImplicit ? ["implicit"] : []),
    ...(allowsPassword ? ["password", "refresh_token"] : []),
  ];
}

function responseTypes(application: Application) {
  if (application.redirectUris.length === 0) return [];
  return usesImplicit(application) ? (["code", "id_token token"] as const) : (["code"] as const);
}

/** A token that must be bound to a key cannot come in an address. */
function usesImplicit({ allowsImplicit, isBoundToKey }: Application): boolean {
  return allowsImplicit && !isBoundToKey;
}
