import {
  constants,
  createPrivateKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { expect, test } from "vitest";
import { isSignedBy, type SignatureAlgorithm, signatureOf } from "#domain/signatures/algorithm";

// What the vectors of wycheproof.test.ts do not reach: every length, salt and pair of algorithms.

const base = '"@method": POST\n"@signature-params": ("@method");created=1';

const pairs = {
  ed25519: generateKeyPairSync("ed25519"),
  "ecdsa-p256-sha256": generateKeyPairSync("ec", { namedCurve: "P-256" }),
  "rsa-pss-sha512": generateKeyPairSync("rsa", { modulusLength: 2048 }),
} as const;
const secret = createSecretKey(Buffer.alloc(32, 7));
const all = ["hmac-sha256", "ed25519", "ecdsa-p256-sha256", "rsa-pss-sha512"] as const;

function privateKey(algorithm: SignatureAlgorithm): KeyObject {
  return algorithm === "hmac-sha256" ? secret : pairs[algorithm].privateKey;
}

function holds(algorithm: SignatureAlgorithm, signature: Uint8Array, text = base): boolean {
  const key = algorithm === "hmac-sha256" ? secret : pairs[algorithm].publicKey;
  return isSignedBy({ algorithm, key }, text, signature);
}

function bytesOf(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(length * 2, "0"), "hex");
}

test.each(all)("%s: what is signed holds, and nothing near it", (algorithm) => {
  const signature = signatureOf(algorithm, base, privateKey(algorithm));
  expect(holds(algorithm, signature)).toBe(true);
  expect(holds(algorithm, signature, `${base}\n`)).toBe(false);
  for (const place of [0, 1, signature.length >> 1, signature.length - 1]) {
    const changed = Buffer.from(signature);
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(holds(algorithm, changed)).toBe(false);
  }
});

test.each(all)("%s: no length but its own is taken", (algorithm) => {
  const signature = signatureOf(algorithm, base, privateKey(algorithm));
  const longer = Buffer.concat([signature, Buffer.alloc(1)]);
  const before = Buffer.concat([Buffer.alloc(1), signature]);
  for (const bad of [Buffer.alloc(0), signature.subarray(0, -1), longer, before]) {
    expect(holds(algorithm, bad)).toBe(false);
  }
});

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

test("ecdsa: r and s that are zero, the group's order or above it hold for nothing", () => {
  const signature = signatureOf("ecdsa-p256-sha256", base, pairs["ecdsa-p256-sha256"].privateKey);
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  const [rNumber, sNumber] = [r, s].map((part) => BigInt(`0x${part.toString("hex")}`));
  const strange = [0n, 1n, order, order - 1n, order + 1n, (1n << 256n) - 1n].map((value) =>
    bytesOf(value, 32),
  );
  for (const value of strange) {
    for (const other of strange) {
      expect(holds("ecdsa-p256-sha256", Buffer.concat([value, other]))).toBe(false);
    }
    expect(holds("ecdsa-p256-sha256", Buffer.concat([value, s]))).toBe(false);
    expect(holds("ecdsa-p256-sha256", Buffer.concat([r, value]))).toBe(false);
  }
  for (const number of [(rNumber ?? 0n) + order, (sNumber ?? 0n) + order]) {
    if (number >= 1n << 256n) continue;
    expect(holds("ecdsa-p256-sha256", Buffer.concat([bytesOf(number, 32), s]))).toBe(false);
    expect(holds("ecdsa-p256-sha256", Buffer.concat([r, bytesOf(number, 32)]))).toBe(false);
  }
});

test("ecdsa: the DER form of a right signature is not the form of RFC 9421", () => {
  const der = sign("sha256", Buffer.from(base), pairs["ecdsa-p256-sha256"].privateKey);
  expect(holds("ecdsa-p256-sha256", der)).toBe(false);
  expect(holds("ecdsa-p256-sha256", der.subarray(-64))).toBe(false);
});

test("ecdsa: another hash or curve does not hold", () => {
  const { privateKey: key } = pairs["ecdsa-p256-sha256"];
  const other = sign("sha384", Buffer.from(base), { key, dsaEncoding: "ieee-p1363" });
  expect(holds("ecdsa-p256-sha256", other)).toBe(false);
  const { privateKey: k1 } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
  const koblitz = sign("sha256", Buffer.from(base), { key: k1, dsaEncoding: "ieee-p1363" });
  expect(holds("ecdsa-p256-sha256", koblitz)).toBe(false);
});

const subgroup = 2n ** 252n + 27742317777372353535851937790883648493n;

test("ed25519: s plus the group's order, which would be a second signature, does not hold", () => {
  const signature = signatureOf("ed25519", base, pairs.ed25519.privateKey);
  const s = BigInt(`0x${Buffer.from(signature.subarray(32).toReversed()).toString("hex")}`);
  for (const times of [1n, 2n, 8n, 15n]) {
    const malleable = s + times * subgroup;
    if (malleable >= 1n << 256n) continue;
    const bytes = bytesOf(malleable, 32).toReversed();
    expect(holds("ed25519", Buffer.concat([signature.subarray(0, 32), bytes]))).toBe(false);
  }
  const zero = Buffer.concat([signature.subarray(0, 32), Buffer.alloc(32)]);
  expect(holds("ed25519", zero)).toBe(false);
  expect(holds("ed25519", Buffer.alloc(64))).toBe(false);
});

test("rsa-pss: another salt length, hash, mask or padding does not hold", () => {
  const { privateKey: key } = pairs["rsa-pss-sha512"];
  const bytes = Buffer.from(base);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  for (const saltLength of [0, 20, 32, 63, 65, constants.RSA_PSS_SALTLEN_MAX_SIGN]) {
    expect(holds("rsa-pss-sha512", sign("sha512", bytes, { key, padding, saltLength }))).toBe(
      false,
    );
  }
  const sha256 = sign("sha256", bytes, { key, padding, saltLength: 64 });
  const pkcs1 = sign("sha512", bytes, { key, padding: constants.RSA_PKCS1_PADDING });
  for (const other of [sha256, pkcs1]) expect(holds("rsa-pss-sha512", other)).toBe(false);
  for (const plain of [Buffer.alloc(256), Buffer.alloc(256, 0xff)]) {
    expect(holds("rsa-pss-sha512", plain)).toBe(false);
  }
});

test("a signature of one algorithm holds under no other", () => {
  for (const made of all) {
    const signature = signatureOf(made, base, privateKey(made));
    for (const taken of all.filter((one) => one !== made)) {
      expect(holds(taken, signature)).toBe(false);
    }
  }
});

test("a public key taken for a shared secret signs nothing that holds", () => {
  const pem = pairs["rsa-pss-sha512"].publicKey.export({ type: "spki", format: "pem" });
  const forged = signatureOf("hmac-sha256", base, createSecretKey(Buffer.from(pem)));
  expect(holds("rsa-pss-sha512", forged)).toBe(false);
  expect(holds("hmac-sha256", forged)).toBe(false);
  const der = pairs.ed25519.privateKey.export({ type: "pkcs8", format: "der" });
  const again = createPrivateKey({ key: der, type: "pkcs8", format: "der" });
  expect(holds("ed25519", signatureOf("ed25519", base, again))).toBe(true);
});
