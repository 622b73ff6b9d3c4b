import type { IssuerKey } from "#domain/issuer-keys/issuer-key";

const jwsNames = { ES256: "ES256", RS256: "RS256", Ed25519: "EdDSA" } as const;

/** The public halves as a JWK Set, RFC 7517, as it stands at `/.well-known/jwks.json`. */
export function publishedSet(keys: readonly IssuerKey[]) {
  return {
    keys: keys.map(({ id, algorithm, publicKey }) => ({
      ...publicKey.export({ format: "jwk" }),
      kid: id,
      use: "sig",
      alg: jwsNames[algorithm],
    })),
  };
}
