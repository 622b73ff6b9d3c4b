import type { SignatureFault } from "#domain/signatures/signature-fault";

/** A request or an answer as its signature sees it. */
export interface SignedMessage {
  readonly method: string;
  /** Scheme, host, path and query; the host as settings name it, whatever a header says. */
  readonly targetUri: string;
  /** Of an answer alone. */
  readonly status?: number | undefined;
  /** A field by its name in small letters: its lines trimmed and joined by ", ". */
  readonly field: (name: string) => string | null;
}

const derived = new Map<string, (message: SignedMessage) => string>([
  ["@method", ({ method }) => method],
  ["@target-uri", ({ targetUri }) => targetUri],
  ["@authority", ({ targetUri }) => new URL(targetUri).host],
  ["@scheme", ({ targetUri }) => new URL(targetUri).protocol.slice(0, -1)],
  ["@request-target", ({ targetUri }) => targetUri.slice(new URL(targetUri).origin.length)],
  ["@path", ({ targetUri }) => new URL(targetUri).pathname],
  ["@query", ({ targetUri }) => new URL(targetUri).search || "?"],
  ["@status", ({ status }) => String(status)],
]);

const fieldName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const notAscii = /[^\t\x20-\x7e]/;

/** Whether a name can stand among the covered components of a request or of an answer. */
export function canBeCovered(name: string, { status }: Pick<SignedMessage, "status">): boolean {
  if (!name.startsWith("@")) return fieldName.test(name);
  return derived.has(name) && (name === "@status") === (status !== undefined);
}

/** What a component is in this message, or what is wrong with it. */
export function componentValue(
  message: SignedMessage,
  name: string,
): { readonly value: string } | { readonly fault: SignatureFault } {
  const value = derived.get(name)?.(message) ?? message.field(name);
  if (value === null) return { fault: { kind: "component_absent", name } };
  return notAscii.test(value) ? { fault: { kind: "component_not_ascii", name } } : { value };
}
