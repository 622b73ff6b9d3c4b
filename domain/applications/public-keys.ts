import { createPublicKey, type JsonWebKeyInput } from "node:crypto";
import * as z from "zod";

const fewestRsaBits = 2_048;
const mostKeys = 5;
const secretParts = ["d", "p", "q", "dp", "dq", "qi", "k", "oth"];
const curves = ["P-256", "P-384", "P-521", "Ed25519"];

const publicKey = z
  .record(z.string(), z.unknown())
  .refine((key) => secretParts.every((part) => !(part in key)) && isStrong(key));
const keySet = z.object({ keys: z.array(publicKey).min(1).max(mostKeys) });

/** The public keys in this text; undefined where it holds none, a weak one, or a private part. */
export function publicKeySet(text: string): z.output<typeof keySet> | undefined {
  return keySet.safeParse(jsonIn(text)).data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isStrong(key: JsonWebKeyInput["key"]): boolean {
  if (key.kty !== "RSA" && !curves.includes(key.crv ?? "")) return false;
  try {
    const { asymmetricKeyDetails } = createPublicKey({ key, format: "jwk" });
    return key.kty !== "RSA" || (asymmetricKeyDetails?.modulusLength ?? 0) >= fewestRsaBits;
  } catch {
    return false;
  }
}
