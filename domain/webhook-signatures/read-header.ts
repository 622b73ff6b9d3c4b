import type { HeaderFault } from "#domain/webhook-signatures/explanation";

/** What a `Stripe-Signature` says, read more kindly than programs read it. */
export interface ReadHeader {
  /** When it was signed, in seconds since 1970; null where that cannot be told. */
  readonly seconds: number | null;
  /** The hex of each `v1`, in lower case. */
  readonly signatures: readonly string[];
  /** What a program stumbles over. */
  readonly faults: readonly HeaderFault[];
}

const latestSeconds = 99_999_999_999;

const wholeSignature = /^[0-9a-f]{64}$/i;

/** Reads a header as it was pasted, and names everything about it that a program would not take. */
export function readHeader(pasted: string): ReadHeader {
  const { text, faults } = unwrapped(pasted);
  if (text === "") return { seconds: null, signatures: [], faults: ["header_empty"] };
  const pairs = text.split(",").map(pairOf);
  const time = readTime(valueOf(pairs, "t"));
  const given = pairs.filter(({ name }) => name === "v1").map(({ value }) => value);
  return {
    seconds: time.seconds,
    signatures: given.map((value) => value.toLowerCase()),
    faults: [
      ...faults,
      ...(/\s/.test(text) ? ["header_spaces" as const] : []),
      ...time.faults,
      ...signatureFaults(given, pairs.length > 1),
    ],
  };
}

function unwrapped(pasted: string): { text: string; faults: readonly HeaderFault[] } {
  const outer = pasted.trim();
  const bare = outer.replace(/^stripe-signature\s*[:=]\s*/i, "");
  const text = bare.replace(/^(["'])(.*)\1$/s, "$2").trim();
  return {
    text,
    faults: [
      ...(bare === outer ? [] : ["header_named" as const]),
      ...(text === bare ? [] : ["header_quoted" as const]),
    ],
  };
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

function pairOf(part: string): Pair {
  const [name = "", ...value] = part.split("=");
  return { name: name.trim(), value: value.join("=").trim() };
}

function valueOf(pairs: readonly Pair[], name: string): string | undefined {
  return pairs.find((pair) => pair.name === name)?.value;
}

function readTime(value: string | undefined): Pick<ReadHeader, "seconds" | "faults"> {
  if (value === undefined) return { seconds: null, faults: ["no_time"] };
  if (/^\d{13}$/.test(value)) {
    return { seconds: Math.floor(Number(value) / 1000), faults: ["time_in_milliseconds"] };
  }
  const seconds = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (seconds <= latestSeconds) return { seconds, faults: [] };
  return { seconds: null, faults: ["time_unreadable"] };
}

function signatureFaults(given: readonly string[], hasOthers: boolean): readonly HeaderFault[] {
  if (given.length === 0) return [hasOthers ? "other_scheme" : "no_signature"];
  return [
    ...(given.some((value) => !wholeSignature.test(value)) ? ["signature_cut" as const] : []),
    ...(given.some((value) => /[A-F]/.test(value)) ? ["signature_case" as const] : []),
  ];
}
