import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import type { ProvableRequest } from "#domain/request-proofs/request-proof";

/** What `X-Request-HMAC` says: `t=<unix seconds>,k=<signing key>,n=<nonce>,v1=<hex>`. */
export interface MacHeader {
  readonly seconds: number;
  readonly keyid: string;
  /** Empty where none was sent. */
  readonly nonce: string;
  readonly mac: string;
}

/** For how many seconds a MAC holds, and how far a clock may be ahead of ours. */
export const macSeconds = { longest: 300, ahead: 60 } as const;

const shape = /^t=([1-9]\d{9}),k=(sgk_[0-9A-Za-z]{22})(?:,n=([\w-]{1,64}))?,v1=([0-9a-f]{64})$/;

/** The header in its one form; undefined for any other. */
export function readMacHeader(text: string): MacHeader | undefined {
  const [, seconds, keyid, nonce = "", mac] = shape.exec(text) ?? [];
  if (seconds === undefined || keyid === undefined || mac === undefined) return undefined;
  return { seconds: Number(seconds), keyid, nonce, mac };
}

/**
 * The HMAC-SHA256 of a request: of its time, nonce, method, path with query, and body, each on a
 * line, the body last and as it is. The first four cannot hold a line's end, so nothing moves over.
 */
function requestMac(
  request: Pick<ProvableRequest, "method" | "target" | "body">,
  { seconds, nonce }: Pick<MacHeader, "seconds" | "nonce">,
  key: KeyObject,
): Buffer {
  const { method, target, body } = request;
  return createHmac("sha256", key)
    .update(`${seconds}\n${nonce}\n${method}\n${target}\n`, "utf8")
    .update(body)
    .digest();
}

/** Whether the header's MAC is the one of this request. */
export function hasMac(request: ProvableRequest, header: MacHeader, key: KeyObject): boolean {
  return timingSafeEqual(requestMac(request, header, key), Buffer.from(header.mac, "hex"));
}
