import type { ProvableRequest } from "#domain/request-proofs/request-proof";
import { settings } from "#platform/settings";

const requestLine = /^([A-Z]{1,16}) (\S+)(?: HTTP\/\d(?:\.\d)?)?$/;

/**
 * A request as text: its first line, its headers, an empty line, its body. Our own address before
 * the path is dropped; undefined where the text does not begin like a request.
 */
export function pastedRequest(pasted: string): ProvableRequest | undefined {
  const text = pasted.replaceAll("\r\n", "\n").trimStart();
  const end = text.indexOf("\n\n");
  const [first = "", ...lines] = (end === -1 ? text : text.slice(0, end)).split("\n");
  const [, method, address] = requestLine.exec(first.trim()) ?? [];
  if (method === undefined || address === undefined) return undefined;
  const { origin } = settings();
  const target = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  if (!target.startsWith("/")) return undefined;
  const fields = fieldsIn(lines);
  const body = Buffer.from(end === -1 ? "" : text.slice(end + 2), "utf8");
  return { method, target, body, field: (name) => fields.get(name) ?? null };
}

/** Several lines of one name are one field, as RFC 9421 2.1 joins them. */
function fieldsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return fields;
}
