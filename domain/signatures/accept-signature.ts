import { isInnerList, parseDictionary } from "structured-headers";
import { label } from "#domain/signatures/read-signature";

const longestNonce = 128;

/**
 * The nonce that an answer is to repeat: of a wish for a signed answer, RFC 9421 5.1, or of the
 * request's own signature, which is written alike. What is to be covered we decide, and a wish that
 * cannot be read is still one for a signature.
 */
export function nonceIn(field: string | null): string | undefined {
  const wish = wishIn(field ?? "");
  const nonce = wish && isInnerList(wish) ? wish[1].get("nonce") : undefined;
  return typeof nonce === "string" && nonce.length <= longestNonce ? nonce : undefined;
}

function wishIn(field: string) {
  try {
    return parseDictionary(field).get(label);
  } catch {
    return undefined;
  }
}
