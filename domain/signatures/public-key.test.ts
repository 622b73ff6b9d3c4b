import { createHash, createPublicKey, generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import {
  fingerprintOf,
  type PublicKeyAlgorithm,
  pemOf,
  readPublicKey,
} from "#domain/signatures/public-key";

const ed25519 = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

const right: readonly (readonly [PublicKeyAlgorithm, typeof ed25519])[] = [
  ["ed25519", ed25519],
  ["ecdsa-p256-sha256", p256],
  ["ES256", p256],
  ["rsa-pss-sha512", rsa],
  ["RS256", rsa],
];

test.each(right)("a key for %s is read from PEM and from JWK, as the same", (algorithm, pair) => {
  const pem = pemOf(pair.publicKey);
  const jwk = JSON.stringify(pair.publicKey.export({ format: "jwk" }));
  const [one, other] = [readPublicKey(` ${pem}\n`, algorithm), readPublicKey(jwk, algorithm)];
  expect(one.equals(pair.publicKey)).toBe(true);
  expect(fingerprintOf(one)).toBe(fingerprintOf(other));
  const der = pair.publicKey.export({ type: "spki", format: "der" });
  expect(fingerprintOf(one)).toBe(createHash("sha256").update(der).digest("hex"));
});

test.each(right)("a private key given for %s is refused, not halved", (algorithm, pair) => {
  const pem = pair.privateKey.export({ type: "pkcs8", format: "pem" });
  const jwk = JSON.stringify(pair.privateKey.export({ format: "jwk" }));
  for (const text of [pem, jwk, `${pemOf(pair.publicKey)}${pem}`]) {
    expect(() => readPublicKey(text, algorithm)).toThrow("This is a private key");
  }
});

test("a key of another kind, curve or size than its algorithm has is refused", () => {
  const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
  const ed448 = generateKeyPairSync("ed448");
  const short = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const weak = generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 });
  const wrong: readonly (readonly [PublicKeyAlgorithm, { publicKey: typeof p384.publicKey }])[] = [
    ["ed25519", p256],
    ["ed25519", ed448],
    ["ES256", p384],
    ["ecdsa-p256-sha256", ed25519],
    ["rsa-pss-sha512", p256],
    ["rsa-pss-sha512", short],
    ["RS256", weak],
  ];
  for (const [algorithm, { publicKey }] of wrong) {
    expect(() => readPublicKey(pemOf(publicKey), algorithm)).toThrow("This must be");
  }
});

test("a point of small order, under which anyone could sign, is refused", () => {
  const points = ["00".repeat(32), `01${"00".repeat(31)}`, `ec${"ff".repeat(30)}7f`];
  for (const point of points) {
    const x = Buffer.from(point, "hex").toString("base64url");
    const jwk = { kty: "OKP", crv: "Ed25519", x };
    expect(() => createPublicKey({ key: jwk, format: "jwk" })).not.toThrow();
    expect(() => readPublicKey(JSON.stringify(jwk), "ed25519")).toThrow("This must be");
  }
});

test.each([
  "",
  "key",
  "{",
  "{}",
  "null",
  "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
])("%j is no key", (text) => {
  expect(() => readPublicKey(text, "ed25519")).toThrow("Send the key as PEM");
});

test("a certificate or an endless text is no key", () => {
  expect(() => readPublicKey("-----BEGIN CERTIFICATE-----", "RS256")).toThrow("Send the key");
  expect(() => readPublicKey("A".repeat(10_000), "RS256")).toThrow("longer than any");
});
