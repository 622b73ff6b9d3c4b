import type { ApiKey } from "#domain/api-keys/api-key";
import { DomainError } from "#domain/errors/domain-error";
import { proveByMac } from "#domain/request-proofs/prove-by-mac";
import { proveBySignature } from "#domain/request-proofs/prove-by-signature";
import type { RequestProof } from "#domain/request-proofs/request-proof";
import { signingKeyInUse } from "#domain/signing-keys/key-in-use";
import { readBytes } from "#http/read-body";
import { systemClock } from "#platform/clock";

/** What a signed request has proven, and its body, which was read for it. */
export interface ProvenRequest {
  readonly proof: RequestProof;
  readonly body: Uint8Array;
}

const nothing = new Uint8Array();

/** Whether there is a signature to look at, or must be one; asks three headers and no more. */
export function needsProof({ headers }: Request, apiKey: Pick<ApiKey, "signedOnly">): boolean {
  return apiKey.signedOnly || hasSignature(headers) || headers.get("x-request-hmac") !== null;
}

/**
 * Checks the one signature of a request over its body as it arrived. That it comes only once is for
 * the caller to see to, once the request is let through.
 */
export async function proveRequest(request: Request, apiKey: ApiKey): Promise<ProvenRequest> {
  const { headers, method } = request;
  const hasMac = headers.get("x-request-hmac") !== null;
  if (!(hasMac || hasSignature(headers))) throw missing();
  if (hasMac && hasSignature(headers)) {
    throw new DomainError(
      "signature_invalid",
      "Send either Signature-Input and Signature, or X-Request-HMAC, not both.",
      { param: "X-Request-HMAC" },
    );
  }
  const body = method === "GET" || method === "HEAD" ? nothing : await readBytes(request);
  const prove = hasMac ? proveByMac : proveBySignature;
  const field = (name: string) => headers.get(name);
  const target = targetOf(request.url);
  const now = systemClock();
  const keyOf = (name: string) => signingKeyInUse(apiKey, name, now);
  const prover = { accountId: apiKey.accountId, now, keyOf };
  const proof = await prove({ method, target, field, body }, prover);
  return { proof, body };
}

/** What the story of a request tells of its signature. */
export function signatureNote({ proof: { scheme, algorithm, signingKeyId } }: ProvenRequest) {
  return { scheme, algorithm, keyId: signingKeyId };
}

function hasSignature(headers: Headers): boolean {
  return headers.get("signature-input") !== null || headers.get("signature") !== null;
}

/** Path and query as they were sent; whatever stands before them is not believed. */
function targetOf(url: string): string {
  return url.slice(url.indexOf("/", url.indexOf("//") + 2));
}

function missing(): DomainError {
  return new DomainError(
    "signature_missing",
    "This API key takes signed requests only: send Signature-Input and Signature.",
    { param: "Signature-Input" },
  );
}
