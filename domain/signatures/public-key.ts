import { createPublicKey, hash, type KeyObject } from "node:crypto";
import { DomainError } from "#domain/errors/domain-error";
import type { SignatureAlgorithm } from "#domain/signatures/algorithm";

/** What a public key can be registered for: signatures of requests, and tokens. */
export type PublicKeyAlgorithm = Exclude<SignatureAlgorithm, "hmac-sha256"> | "ES256" | "RS256";

const longestText = 4_000;
const rsaBits = { least: 2_048, most: 4_096 } as const;
const rsaExponent = 65_537n;

/** Points whose multiples are few: whoever has such a "key" lets anyone sign. Sign bit cleared. */
const smallOrderPoints: ReadonlySet<string> = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

const requirements: Readonly<Record<PublicKeyAlgorithm, string>> = {
  ed25519: "an Ed25519 key",
  "ecdsa-p256-sha256": "an EC key on the curve P-256",
  "rsa-pss-sha512": `an RSA key of ${rsaBits.least} to ${rsaBits.most} bits with exponent 65537`,
  ES256: "an EC key on the curve P-256",
  RS256: `an RSA key of ${rsaBits.least} to ${rsaBits.most} bits with exponent 65537`,
};

/** The public key in a PEM or JWK that someone registers; refuses private ones and other kinds. */
export function readPublicKey(text: string, algorithm: PublicKeyAlgorithm): KeyObject {
  const trimmed = text.trim();
  if (trimmed.length > longestText) throw refusal("This is longer than any public key.");
  if (/PRIVATE KEY/.test(trimmed) || /"(?:d|k)"\s*:/.test(trimmed)) {
    throw refusal("This is a private key. Nobody else may have it: make a new pair.");
  }
  const key = keyIn(trimmed);
  if (!key) throw refusal('Send the key as PEM ("BEGIN PUBLIC KEY") or as a JWK.');
  if (!isOfKind(key, algorithm)) throw refusal(`This must be ${requirements[algorithm]}.`);
  return key;
}

/** The one text in which we keep a public key: SubjectPublicKeyInfo as PEM. */
export function pemOf(key: KeyObject): string {
  return key.export({ type: "spki", format: "pem" });
}

/** SHA-256 of the key's DER in hex: what `openssl pkey -pubin -outform der | sha256sum` says. */
export function fingerprintOf(key: KeyObject): string {
  return hash("sha256", key.export({ type: "spki", format: "der" }), "hex");
}

function keyIn(text: string): KeyObject | undefined {
  try {
    if (!text.startsWith("{")) {
      return /^-----BEGIN (?:RSA )?PUBLIC KEY-----/.test(text) ? createPublicKey(text) : undefined;
    }
    const jwk: unknown = JSON.parse(text);
    if (typeof jwk !== "object" || jwk === null) return undefined;
    return createPublicKey({ key: { ...jwk }, format: "jwk" });
  } catch {
    return undefined;
  }
}

function isOfKind(key: KeyObject, algorithm: PublicKeyAlgorithm): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (algorithm === "ed25519") return type === "ed25519" && !isSmallOrder(key);
  if (algorithm === "ecdsa-p256-sha256" || algorithm === "ES256") {
    return type === "ec" && details?.namedCurve === "prime256v1" && namesItsCurve(key);
  }
  const { modulusLength = 0, publicExponent } = details ?? {};
  const isFit = modulusLength >= rsaBits.least && modulusLength <= rsaBits.most;
  return type === "rsa" && isFit && modulusLength % 8 === 0 && publicExponent === rsaExponent;
}

/** Parameters of a curve that are written out can differ from the named one where few look. */
function namesItsCurve(key: KeyObject): boolean {
  const named = createPublicKey({ key: key.export({ format: "jwk" }), format: "jwk" });
  return pemOf(named) === pemOf(key);
}

function isSmallOrder(key: KeyObject): boolean {
  const point = key.export({ type: "spki", format: "der" }).subarray(-32);
  point[31] = (point[31] ?? 0) & 0x7f;
  return smallOrderPoints.has(point.toString("hex"));
}

function refusal(message: string): DomainError {
  return new DomainError("parameter_invalid", message, { param: "public_key" });
}
