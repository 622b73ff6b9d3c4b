import { createSecretKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isSignedBy, type SignatureAlgorithm } from "#domain/signatures/algorithm";
import { type PublicKeyAlgorithm, pemOf, readPublicKey } from "#domain/signatures/public-key";

// What these are and where they come from stands beside them, in wycheproof/README.md.

interface Vector {
  readonly id: string;
  readonly verdict: string;
  readonly key: string;
  readonly message: string;
  readonly signature: string;
  /** What else is said of it. */
  readonly said: string;
}

function linesOf(name: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`./wycheproof/${name}.txt`, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map((part) => (part === "-" ? "" : part)));
}

function vectorsOf(name: string): readonly Vector[] {
  let current = "";
  return linesOf(name).flatMap(([id = "", verdict = "", message = "", signature = "", ...said]) => {
    if (id === "key") current = verdict;
    return id === "key"
      ? []
      : [{ id, verdict, key: current, message, signature, said: said.join(" ") }];
  });
}

function pemIn(der: string): string {
  const text = Buffer.from(der, "hex").toString("base64");
  return `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----`;
}

/** The key as it would be registered here. */
function registered(der: string, algorithm: PublicKeyAlgorithm): KeyObject {
  return readPublicKey(pemIn(der), algorithm);
}

/** Whether a signature holds by our own wrapper, as for any request. */
function holds({ message, signature }: Vector, algorithm: SignatureAlgorithm, key: KeyObject) {
  const base = Buffer.from(message, "hex").toString("latin1");
  return isSignedBy({ algorithm, key }, base, Buffer.from(signature, "hex"));
}

/** The numbers of the vectors on which we say otherwise. */
function differing(
  vectors: readonly Vector[],
  judged: (vector: Vector) => boolean,
): readonly string[] {
  return vectors
    .filter((vector) => judged(vector) !== (vector.verdict === "valid"))
    .map(({ id }) => id);
}

test("ecdsa over P-256: each of 219 verdicts is ours; what is acceptable is refused", () => {
  const vectors = vectorsOf("ecdsa-p256-sha256");
  const judged = (vector: Vector) =>
    holds(vector, "ecdsa-p256-sha256", registered(vector.key, "ecdsa-p256-sha256"));
  expect(vectors).toHaveLength(219);
  expect(differing(vectors, judged)).toEqual([]);
});

test("ed25519: each of 145 verdicts is ours", () => {
  const vectors = vectorsOf("ed25519");
  const judged = (vector: Vector) => holds(vector, "ed25519", registered(vector.key, "ed25519"));
  expect(vectors).toHaveLength(145);
  expect(differing(vectors, judged)).toEqual([]);
});

test("hmac-sha256: each of 174 verdicts is ours, but that no tag may be cut short", () => {
  const vectors = vectorsOf("hmac-sha256");
  const judged = (vector: Vector) =>
    holds(vector, "hmac-sha256", createSecretKey(Buffer.from(vector.key, "hex")));
  expect(vectors).toHaveLength(174);
  const whole = vectors.filter(({ signature }) => signature.length === 64);
  expect(differing(whole, judged)).toEqual([]);
  const cut = vectors.filter((vector) => !whole.includes(vector));
  expect([cut.length, cut.filter(judged)]).toEqual([87, []]);
});

test("rsa-pss with SHA-512: of thirty masks and salts the one of RFC 9421 holds", () => {
  const vectors = vectorsOf("rsa-pss-sha512");
  const held = vectors.filter((vector) =>
    holds(vector, "rsa-pss-sha512", registered(vector.key, "rsa-pss-sha512")),
  );
  expect(vectors).toHaveLength(30);
  expect(held.map(({ said }) => said)).toEqual(["SHA-512 64"]);
});

test("a public key over P-256 that is invalid is not registered, nor kept in a form of its own", () => {
  const read = linesOf("p256-public-keys").map(([id = "", verdict = "", der = ""]) => {
    try {
      return { id, verdict, der, pem: pemOf(registered(der, "ecdsa-p256-sha256")) };
    } catch {
      return { id, verdict, der, pem: undefined };
    }
  });
  const of = (verdict: string) => read.filter((one) => one.verdict === verdict);
  expect(of("valid").filter(({ pem }) => pem === undefined)).toEqual([]);
  expect(of("invalid").filter(({ pem }) => pem !== undefined)).toEqual([]);
  // Encodings of one key that are not DER: kept, if at all, as the one text that it has here.
  const taken = of("acceptable").flatMap(({ pem }) => pem ?? []);
  expect([taken.length, new Set(taken).size]).toEqual([16, 1]);
});
