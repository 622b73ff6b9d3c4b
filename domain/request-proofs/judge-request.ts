import type { ProvableRequest, Prover } from "#domain/request-proofs/request-proof";
import { digestFault } from "#domain/signatures/content-digest";
import { judgeSignature, type SignatureJudgement } from "#domain/signatures/judge-signature";
import { requiredComponents } from "#domain/signatures/request-profile";
import { isForRequests } from "#domain/signing-keys/signing-key";
import { settings } from "#platform/settings";

/** Judges the signature of a request with its body, as of RFC 9421 and the profile. */
export async function judgeRequest(
  request: ProvableRequest,
  { now, keyOf }: Prover,
): Promise<SignatureJudgement> {
  const { method, target, field, body } = request;
  const judgement = await judgeSignature({
    message: { method, targetUri: `${settings().origin}${target}`, field },
    required: requiredComponents(method, body.byteLength > 0),
    now,
    keyOf: async (name) => {
      const found = await keyOf(name);
      if (!found || !isForRequests(found.row.algorithm)) return undefined;
      return { id: found.row.id, algorithm: found.row.algorithm, key: found.key };
    },
  });
  const digest = field("content-digest");
  const fault = digest === null ? undefined : digestFault(digest, body);
  return fault ? { ...judgement, faults: [fault, ...judgement.faults] } : judgement;
}
