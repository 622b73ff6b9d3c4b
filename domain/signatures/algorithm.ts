import { constants, createHmac, type KeyObject, sign, timingSafeEqual, verify } from "node:crypto";

/** The algorithms of RFC 9421 that are taken; the key says which, never the message alone. */
export const signatureAlgorithms = [
  "hmac-sha256",
  "ed25519",
  "ecdsa-p256-sha256",
  "rsa-pss-sha512",
] as const;

export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

interface Method {
  /** Whether a signature of this many bytes can be one of that key. */
  readonly fits: (length: number, key: KeyObject) => boolean;
  readonly sign: (base: Buffer, key: KeyObject) => Buffer;
  readonly verify: (base: Buffer, key: KeyObject, signature: Uint8Array) => boolean;
}

/** As long as the hash, no more and no less. */
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 } as const;
const p1363 = { dsaEncoding: "ieee-p1363" } as const;

const methods: Readonly<Record<SignatureAlgorithm, Method>> = {
  "hmac-sha256": {
    fits: (length) => length === 32,
    sign: (base, key) => createHmac("sha256", key).update(base).digest(),
    verify: (base, key, signature) =>
      timingSafeEqual(createHmac("sha256", key).update(base).digest(), signature),
  },
  ed25519: {
    fits: (length) => length === 64,
    sign: (base, key) => sign(null, base, key),
    verify: (base, key, signature) => verify(null, base, key, signature),
  },
  "ecdsa-p256-sha256": {
    fits: (length) => length === 64,
    sign: (base, key) => sign("sha256", base, { key, ...p1363 }),
    verify: (base, key, signature) => verify("sha256", base, { key, ...p1363 }, signature),
  },
  "rsa-pss-sha512": {
    fits: (length, key) => length * 8 === key.asymmetricKeyDetails?.modulusLength,
    sign: (base, key) => sign("sha512", base, { key, ...pss }),
    verify: (base, key, signature) => verify("sha512", base, { key, ...pss }, signature),
  },
};

/** The signature of a text in ASCII, in the form that RFC 9421 gives it. */
export function signatureOf(algorithm: SignatureAlgorithm, base: string, key: KeyObject): Buffer {
  return methods[algorithm].sign(Buffer.from(base, "latin1"), key);
}

/** Whether the holder of the key's other half has signed this text; of no other form than ours. */
export function isSignedBy(
  { algorithm, key }: { readonly algorithm: SignatureAlgorithm; readonly key: KeyObject },
  base: string,
  signature: Uint8Array,
): boolean {
  const { fits, verify: holds } = methods[algorithm];
  if (!fits(signature.byteLength, key)) return false;
  return holds(Buffer.from(base, "latin1"), key, signature);
}
