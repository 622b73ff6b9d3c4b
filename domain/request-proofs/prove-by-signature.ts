import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { judgeRequest } from "#domain/request-proofs/judge-request";
import type { ProvableRequest, Prover, RequestProof } from "#domain/request-proofs/request-proof";
import { faultText, type SignatureFault } from "#domain/signatures/signature-fault";
import { parseId } from "#platform/ids";

/** The proof in `Signature-Input` and `Signature`, or the first thing that is wrong with it. */
export async function proveBySignature(
  request: ProvableRequest,
  prover: Prover,
): Promise<RequestProof> {
  const { faults, signed } = await judgeRequest(request, prover);
  if (faults[0]) throw refusal(faults[0]);
  const id = signed && parseId("sgk", signed.key.id);
  invariant(signed && id, "a signature without a fault was made by a key of ours");
  const { nonce, expires } = signed.parameters;
  return {
    scheme: "rfc9421",
    algorithm: signed.key.algorithm,
    signingKeyId: id,
    once: {
      accountId: prover.accountId,
      signingKeyId: id,
      nonce: `nonce ${nonce}`,
      expiresAt: Temporal.Instant.fromEpochMilliseconds(expires * 1000),
      kind: "signature",
    },
  };
}

/** A fault as an answer; `param` is the name of what is at fault. */
export function refusal(fault: SignatureFault): DomainError {
  const isDigest = fault.kind === "digest_mismatch" || fault.kind === "digest_unreadable";
  const code = isDigest ? "content_digest_mismatch" : "signature_invalid";
  return new DomainError(code, faultText(fault), { param: fault.name });
}
