import { hash } from "node:crypto";
import { parseDictionary, serializeDictionary } from "structured-headers";
import type { SignatureFault } from "#domain/signatures/signature-fault";
import { equalInConstantTime } from "#platform/secrets";

const fieldName = "Content-Digest";
const algorithms = new Map([
  ["sha-256", "sha256"],
  ["sha-512", "sha512"],
]);

/** The `Content-Digest` of a body, RFC 9530, by SHA-256. */
export function contentDigest(body: Uint8Array | string): string {
  return `sha-256=:${hash("sha256", body, "base64")}:`;
}

/**
 * What is wrong with a `Content-Digest` for the bytes that arrived; undefined where it is right.
 * Each digest that we know must fit, and there must be one.
 */
export function digestFault(field: string, body: Uint8Array): SignatureFault | undefined {
  const digests = digestsIn(field);
  if (!digests) return { kind: "digest_unreadable", name: fieldName };
  const isRight = digests.every(({ algorithm, digest }) =>
    equalInConstantTime(hash(algorithm, body, "base64"), digest),
  );
  return isRight ? undefined : { kind: "digest_mismatch", name: fieldName };
}

/** The digests of the kinds we know; undefined where there is none, or the field is not strict. */
function digestsIn(field: string) {
  const members = dictionaryIn(field);
  if (!members) return undefined;
  const known = [...members].flatMap(([name, [value]]) => {
    const algorithm = algorithms.get(name);
    if (algorithm === undefined || !(value instanceof ArrayBuffer)) return [];
    return [{ algorithm, digest: Buffer.from(value).toString("base64") }];
  });
  const isWhole =
    known.length === [...members.keys()].filter((name) => algorithms.has(name)).length;
  return isWhole && known.length > 0 ? known : undefined;
}

function dictionaryIn(field: string) {
  try {
    const members = parseDictionary(field);
    return serializeDictionary(members) === field ? members : undefined;
  } catch {
    return undefined;
  }
}
