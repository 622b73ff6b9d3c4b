import type { BareItem } from "structured-headers";
import type { ReadSignature } from "#domain/signatures/read-signature";
import type { SignatureFault } from "#domain/signatures/signature-fault";
import { canBeCovered, type SignedMessage } from "#domain/signatures/signed-message";

/** What every signature of a request says, as RFC 9421 names it. */
export interface SignatureParameters {
  /** Unix seconds. */
  readonly created: number;
  readonly expires: number;
  readonly nonce: string;
  readonly keyid: string;
  readonly alg: string;
  readonly tag: string;
}

/** What says what a signature is for, so that one made elsewhere never holds here. */
export const tags = {
  request: "tollgate-request",
  answer: "tollgate-answer",
  webhook: "tollgate-webhook",
} as const;

/** How long a signature may hold, and how far a clock may be ahead of ours. */
export const signatureSeconds = { longest: 300, ahead: 60 } as const;

const numbers = ["created", "expires"] as const;
const texts = { nonce: [16, 128], keyid: [1, 128], alg: [1, 64], tag: [1, 64] } as const;
const mostComponents = 32;

/** The components that a signature of this request must cover, whatever else it covers. */
export function requiredComponents(method: string, hasBody: boolean): readonly string[] {
  return [
    "@method",
    "@target-uri",
    ...(hasBody ? ["content-digest", "content-type"] : []),
    ...(method === "POST" ? ["idempotency-key"] : []),
  ];
}

/** What is wrong with the names that a signature covers. */
export function coverageFaults(
  { components }: Pick<ReadSignature, "components">,
  message: SignedMessage,
  required: readonly string[],
): readonly SignatureFault[] {
  const faults: SignatureFault[] = [];
  const seen = new Set<string>();
  for (const name of components.slice(0, mostComponents + 1)) {
    if (seen.has(name)) faults.push({ kind: "component_twice", name });
    else if (!canBeCovered(name, message) || seen.size === mostComponents) {
      faults.push({ kind: "component_unknown", name: shortened(name) });
    }
    seen.add(name);
  }
  const missing = required.filter((name) => !seen.has(name));
  return [...faults, ...missing.map((name) => ({ kind: "component_not_covered", name }) as const)];
}

/** The parameters of a signature, as far as they are there, and what is wrong with them. */
export function readParameters({ parameters }: Pick<ReadSignature, "parameters">): {
  readonly faults: readonly SignatureFault[];
  readonly given: Partial<SignatureParameters>;
} {
  const faults: SignatureFault[] = [];
  const given: Record<string, unknown> = {};
  for (const name of [...numbers, ...objectKeys(texts)]) {
    const value = parameters.get(name);
    if (value === undefined) faults.push({ kind: "parameter_missing", name });
    else if (isFit(name, value)) given[name] = value;
    else faults.push({ kind: "parameter_malformed", name });
  }
  const names = new Set<string>([...numbers, ...Object.keys(texts)]);
  const unknown = [...parameters.keys()].filter((name) => !names.has(name));
  return {
    faults: [
      ...faults,
      ...unknown.map((name) => ({ kind: "parameter_unknown", name: shortened(name) }) as const),
    ],
    given,
  };
}

/** What is wrong with the times and the purpose of a signature that is looked at now. */
export function standingFaults(
  { created, expires, tag }: Partial<SignatureParameters>,
  now: Temporal.Instant,
): readonly SignatureFault[] {
  const seconds = now.epochMilliseconds / 1000;
  const faults: SignatureFault[] = [];
  if (tag !== undefined && tag !== tags.request) faults.push({ kind: "tag_wrong", name: "tag" });
  if (created !== undefined && created > seconds + signatureSeconds.ahead) {
    faults.push({ kind: "created_in_future", name: "created" });
  }
  if (expires !== undefined && expires <= seconds)
    faults.push({ kind: "expired", name: "expires" });
  if (created !== undefined && expires !== undefined && !isShort(expires - created)) {
    faults.push({ kind: "lifetime_wrong", name: "expires" });
  }
  return faults;
}

function isShort(seconds: number): boolean {
  return seconds >= 1 && seconds <= signatureSeconds.longest;
}

function isFit(name: (typeof numbers)[number] | keyof typeof texts, value: BareItem): boolean {
  if (name === "created" || name === "expires") return Number.isSafeInteger(value) && value !== 0;
  const [least, most] = texts[name];
  return typeof value === "string" && value.length >= least && value.length <= most;
}

/** What a sender has called something, in an answer to them. */
function shortened(name: string): string {
  return name.slice(0, 64);
}

function objectKeys<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has these keys alone
  return Object.keys(record) as Key[];
}
