import { signatureHeader } from "#domain/webhook-lanes/signature";
import { type BodyVariant, bodyVariants } from "#domain/webhook-signatures/body-variants";
import type {
  Cause,
  Explanation,
  HeldSecret,
  JudgedTime,
} from "#domain/webhook-signatures/explanation";
import { type ReadHeader, readHeader } from "#domain/webhook-signatures/read-header";
import { type SecretVariant, secretVariants } from "#domain/webhook-signatures/secret-variants";
import { unixSeconds } from "#platform/clock";

/** What is checked, with what, and all that is known to find out why it fails. */
export interface SignedMaterial {
  readonly header: string;
  readonly body: string;
  /** When it is checked. */
  readonly at: Temporal.Instant;
  /** The secrets that the receiver checks with. */
  readonly offered: readonly HeldSecret[];
  /** All of the account's own, those that were rotated out among them. */
  readonly known: readonly HeldSecret[];
  /** What was sent of the event that the body says it is; empty where there is no such event. */
  readonly sent: readonly string[];
  readonly mode: "live" | "sandbox";
}

/** As the SDKs have it: a signature is good for so long after, or before, its time. */
export const toleranceSeconds = 300;
/** So much of a signature that was cut off is enough to know whose it is. */
const fewestHexDigits = 16;

/** Checks a signature as a program does, and says of one that fails why it fails. */
export function explainSignature(material: SignedMaterial): Explanation {
  const header = readHeader(material.header);
  const faults = header.faults.map((kind): Cause => ({ kind }));
  if (header.seconds === null || header.signatures.length === 0) {
    return { verdict: "unreadable", time: null, signatures: [], causes: faults };
  }
  const time = judgedTime(header.seconds, material.at);
  const signatures = header.signatures.map((signature) => ({
    signature,
    signedBy: material.offered.find(hasMade(header, material.body, [signature])) ?? null,
  }));
  const isSigned = signatures.some(({ signedBy }) => signedBy !== null);
  const invalid = [...faults, ...(isSigned ? [] : whyUnsigned(header, material))];
  const causes = [...invalid, ...lateness(time)];
  return { verdict: verdictOf(invalid, causes), time, signatures, causes };
}

function verdictOf(invalid: readonly Cause[], causes: readonly Cause[]): Explanation["verdict"] {
  if (invalid.length > 0) return "invalid";
  return causes.length > 0 ? "late" : "valid";
}

function judgedTime(seconds: number, at: Temporal.Instant): JudgedTime {
  const ageSeconds = unixSeconds(at) - seconds;
  return {
    signedAt: Temporal.Instant.fromEpochMilliseconds(seconds * 1000),
    ageSeconds,
    isInTime: Math.abs(ageSeconds) <= toleranceSeconds,
  };
}

function lateness({ isInTime, ageSeconds }: JudgedTime): readonly Cause[] {
  if (isInTime) return [];
  return [{ kind: ageSeconds > 0 ? "too_old" : "in_future" }];
}

/** Whether a secret has made one of these signatures over this body, at the header's time. */
function hasMade(header: ReadHeader, body: string, signatures = header.signatures) {
  const at = Temporal.Instant.fromEpochMilliseconds((header.seconds ?? 0) * 1000);
  return ({ secret }: Pick<HeldSecret, "secret">): boolean => {
    const expected = signatureHeader(body, [secret], at).split(",v1=").at(-1) ?? "";
    return signatures.some(
      (signature) => signature.length >= fewestHexDigits && expected.startsWith(signature),
    );
  };
}

/** Why none of the offered secrets has signed the body: the fewest changes that explain it. */
function whyUnsigned(header: ReadHeader, material: SignedMaterial): readonly Cause[] {
  const { body, offered } = material;
  const bodies = bodyVariants(body, material.sent);
  const secrets = secretVariants(material);
  const changed = bodies.find(({ text }) => offered.some(hasMade(header, text)));
  if (changed) return [{ kind: changed.fault }];
  const other = secrets.find(hasMade(header, body));
  if (other) return [other.cause];
  return bothChanged(header, bodies, secrets) ?? whatSpeaksForItself(material, bodies);
}

function bothChanged(
  header: ReadHeader,
  bodies: readonly BodyVariant[],
  secrets: readonly SecretVariant[],
): readonly Cause[] | undefined {
  for (const { text, fault } of bodies) {
    const other = secrets.find(hasMade(header, text));
    if (other) return [{ kind: fault }, other.cause];
  }
  return undefined;
}

/** What can be told where no secret that we know has signed anything like the body. */
function whatSpeaksForItself(
  { body, sent, offered, mode }: SignedMaterial,
  bodies: readonly BodyVariant[],
): readonly Cause[] {
  if (offered.some(({ secret }) => /^(?:tg|sk|rk|pk)_/.test(secret.trim()))) {
    return [{ kind: "secret_is_api_key" }];
  }
  if (sent.includes(body)) return [{ kind: "secret_unknown" }];
  const changed = bodies.find(({ text }) => sent.includes(text));
  if (changed) return [{ kind: changed.fault }, { kind: "secret_unknown" }];
  return [bodyAlone(body, mode)];
}

function bodyAlone(body: string, mode: SignedMaterial["mode"]): Cause {
  if (body.trim() === "") return { kind: "body_empty" };
  if (body.includes("[object Object]")) return { kind: "body_parsed" };
  const livemode = livemodeIn(body);
  if (livemode === "no json") return { kind: "body_not_json" };
  if (typeof livemode === "boolean" && livemode !== (mode === "live")) {
    return { kind: "other_mode" };
  }
  return { kind: "nothing_fits" };
}

function livemodeIn(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && "livemode" in value && value.livemode;
  } catch {
    return "no json";
  }
}
