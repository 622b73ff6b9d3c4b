import { createHmac } from "node:crypto";
import { unixSeconds } from "#platform/clock";

/**
 * The `Stripe-Signature` of a body: when it was signed, and an HMAC-SHA256 in hex of
 * `<seconds>.<body>` for each secret, keyed by the whole secret.
 */
export function signatureHeader(
  body: string,
  secrets: readonly string[],
  at: Temporal.Instant,
): string {
  const seconds = unixSeconds(at);
  const signatures = secrets.map((secret) => `v1=${signatureOf(`${seconds}.${body}`, secret)}`);
  return [`t=${seconds}`, ...signatures].join(",");
}

function signatureOf(signed: string, secret: string): string {
  return createHmac("sha256", secret).update(signed, "utf8").digest("hex");
}
