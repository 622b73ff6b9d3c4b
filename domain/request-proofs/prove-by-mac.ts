import { invariant } from "#domain/errors/invariant";
import { judgeMac } from "#domain/request-proofs/judge-mac";
import { macSeconds } from "#domain/request-proofs/mac-header";
import { refusal } from "#domain/request-proofs/prove-by-signature";
import type { ProvableRequest, Prover, RequestProof } from "#domain/request-proofs/request-proof";

/** The proof in `X-Request-HMAC`, the simple one; good once, as its MAC is remembered. */
export async function proveByMac(request: ProvableRequest, prover: Prover): Promise<RequestProof> {
  const { faults, signed } = await judgeMac(request, prover);
  if (faults[0]) throw refusal(faults[0]);
  invariant(signed, "a MAC without a fault was made by a key of ours");
  const { row, header } = signed;
  const endsAt = header.seconds + macSeconds.longest + 1;
  return {
    scheme: "hmac",
    algorithm: row.algorithm,
    signingKeyId: row.id,
    once: {
      accountId: prover.accountId,
      signingKeyId: row.id,
      nonce: `mac ${header.mac}`,
      expiresAt: Temporal.Instant.fromEpochMilliseconds(endsAt * 1000),
      kind: "signature",
    },
  };
}
