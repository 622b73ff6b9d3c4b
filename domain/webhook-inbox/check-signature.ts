import { signatureHeader } from "#domain/webhook-lanes/signature";
import { unixSeconds } from "#platform/clock";
import { equalInConstantTime } from "#platform/secrets";

/** What can be said of who signed a request. */
export type SignatureVerdict =
  | "valid"
  | "former"
  | "expired"
  | "invalid"
  | "malformed"
  | "missing"
  | "unknown";

/** A request as far as its signature is concerned. */
export interface SignedRequest {
  readonly header: string | undefined;
  readonly body: string;
  readonly receivedAt: Temporal.Instant;
}

/** What may have signed: the secrets of now, and those that were rotated out and still count. */
export interface KnownSecrets {
  readonly present: readonly string[];
  readonly former: readonly string[];
}

/** As the SDKs have it: a signature is good for so long after, or before, its time. */
const toleranceSeconds = 300;

/** Whether one of these secrets has signed it, and in time. */
export function checkSignature(
  { header, body, receivedAt }: SignedRequest,
  { present, former }: KnownSecrets,
): SignatureVerdict {
  if (header === undefined) return "missing";
  if (present.length === 0) return "unknown";
  const given = givenIn(header);
  if (!given) return "malformed";
  const fits = (secret: string) => {
    const [, expected = ""] = signatureHeader(body, [secret], given.at).split(",");
    return given.signatures.some((signature) => equalInConstantTime(signature, expected));
  };
  const isPresent = present.some(fits);
  if (!isPresent && !former.some(fits)) return "invalid";
  const apartSeconds = Math.abs(unixSeconds(receivedAt) - unixSeconds(given.at));
  if (apartSeconds > toleranceSeconds) return "expired";
  return isPresent ? "valid" : "former";
}

/** The time and the signatures that a header names; undefined where it cannot be read. */
function givenIn(header: string) {
  const parts = header.split(",").map((part) => part.trim());
  const time = parts.find((part) => part.startsWith("t="))?.slice(2) ?? "";
  const signatures = parts.filter((part) => part.startsWith("v1="));
  if (!/^\d{1,10}$/.test(time) || signatures.length === 0) return undefined;
  return { at: Temporal.Instant.fromEpochMilliseconds(Number(time) * 1000), signatures };
}
