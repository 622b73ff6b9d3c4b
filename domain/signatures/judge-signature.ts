import type { KeyObject } from "node:crypto";
import { isSignedBy, type SignatureAlgorithm } from "#domain/signatures/algorithm";
import { type ReadSignature, readSignature } from "#domain/signatures/read-signature";
import {
  coverageFaults,
  readParameters,
  type SignatureParameters,
  standingFaults,
} from "#domain/signatures/request-profile";
import { signatureBase } from "#domain/signatures/signature-base";
import type { SignatureFault } from "#domain/signatures/signature-fault";
import type { SignedMessage } from "#domain/signatures/signed-message";

/** What a signature is checked with. */
export interface VerifyingKey {
  readonly id: string;
  readonly algorithm: SignatureAlgorithm;
  readonly key: KeyObject;
}

/** What there is to judge, and by what. */
export interface SignatureCase {
  readonly message: SignedMessage;
  /** What it must cover at the least. */
  readonly required: readonly string[];
  readonly now: Temporal.Instant;
  /** The key of that name, if whoever asks may sign with it now. */
  readonly keyOf: (keyid: string) => Promise<VerifyingKey | undefined>;
}

/** All that is wrong; with none, who has signed and what the signature says of itself. */
export interface SignatureJudgement {
  readonly faults: readonly SignatureFault[];
  /** The text that was to be signed, where it can be told. */
  readonly base?: string;
  readonly signed?: { readonly key: VerifyingKey; readonly parameters: SignatureParameters };
}

/** Judges the signature of a request by the profile, from the fields alone: not its body. */
export async function judgeSignature(given: SignatureCase): Promise<SignatureJudgement> {
  const { message, required, now } = given;
  const { read, faults: misread } = readSignature({
    input: message.field("signature-input"),
    signature: message.field("signature"),
  });
  if (!read) return { faults: misread };
  const parameters = readParameters(read);
  const { base, faults: absent } = signatureBase(message, {
    ...read,
    components: read.components.filter((name) => !misread.some((fault) => fault.name === name)),
  });
  const faults = [
    ...misread,
    ...coverageFaults(read, message, required),
    ...absent,
    ...parameters.faults,
    ...standingFaults(parameters.given, now),
  ];
  const proven = await provenBy(given, { read, base, parameters: parameters.given });
  const all = [...faults, ...proven.faults];
  if (all.length > 0 || !proven.key || !isWhole(parameters.given)) return { faults: all, base };
  return { faults: [], base, signed: { key: proven.key, parameters: parameters.given } };
}

interface Claim {
  readonly read: ReadSignature;
  readonly base: string;
  readonly parameters: Partial<SignatureParameters>;
}

/** Who has signed the base; a key that is unknown tells no more than that. */
async function provenBy(
  { keyOf }: SignatureCase,
  { read, base, parameters: { keyid, alg } }: Claim,
): Promise<{ readonly faults: readonly SignatureFault[]; readonly key?: VerifyingKey }> {
  if (keyid === undefined) return { faults: [] };
  const key = await keyOf(keyid);
  if (!key) return { faults: [{ kind: "key_unknown", name: "keyid" }] };
  if (alg === undefined) return { faults: [] };
  if (alg !== key.algorithm) return { faults: [{ kind: "algorithm_wrong", name: "alg" }] };
  if (isSignedBy(key, base, read.signature)) return { key, faults: [] };
  return { faults: [{ kind: "signature_mismatch", name: "Signature" }] };
}

function isWhole(given: Partial<SignatureParameters>): given is SignatureParameters {
  return Object.keys(given).length === 6;
}
