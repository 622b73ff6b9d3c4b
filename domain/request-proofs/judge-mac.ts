import {
  hasMac,
  type MacHeader,
  macSeconds,
  readMacHeader,
} from "#domain/request-proofs/mac-header";
import type { ProvableRequest, Prover } from "#domain/request-proofs/request-proof";
import type { SignatureFault } from "#domain/signatures/signature-fault";
import type { SigningKey } from "#domain/signing-keys/signing-key";

/** What is wrong with an `X-Request-HMAC`; with nothing, by which secret it was made. */
export interface MacJudgement {
  readonly faults: readonly SignatureFault[];
  readonly signed?: { readonly row: SigningKey; readonly header: MacHeader };
}

/** Judges the simple header over method, path, time and body. */
export async function judgeMac(request: ProvableRequest, prover: Prover): Promise<MacJudgement> {
  const header = readMacHeader(request.field("x-request-hmac") ?? "");
  if (!header) return { faults: [{ kind: "mac_unreadable", name: "X-Request-HMAC" }] };
  const late = timeFaults(header.seconds, prover.now);
  const found = await prover.keyOf(header.keyid);
  if (found?.row.algorithm !== "hmac-sha256") {
    return { faults: [...late, { kind: "key_unknown", name: "k" }] };
  }
  if (hasMac(request, header, found.key)) {
    return late.length > 0 ? { faults: late } : { faults: [], signed: { row: found.row, header } };
  }
  return { faults: [...late, { kind: "signature_mismatch", name: "v1" }] };
}

function timeFaults(seconds: number, now: Temporal.Instant): readonly SignatureFault[] {
  const age = now.epochMilliseconds / 1000 - seconds;
  if (age < -macSeconds.ahead) return [{ kind: "created_in_future", name: "t" }];
  return age > macSeconds.longest ? [{ kind: "expired", name: "t" }] : [];
}
