import { isLosslessNumber } from "lossless-json";
import { FormText } from "#http/form";
import { keyedDigest } from "#platform/secrets";

/**
 * Equal for equal requests, whatever the order of their parameters and the form they came in. It is
 * stored and may cover a card's number, of which a digest without a key would soon be guessed.
 */
export function fingerprint(method: string, path: string, parameters: unknown): string {
  return keyedDigest("request fingerprint", `${method} ${path} ${canonical(parameters)}`);
}

/** Numbers and truth values as the text that a form has for them; unset is an empty one. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value instanceof FormText) return JSON.stringify(value.text);
  if (isLosslessNumber(value)) return JSON.stringify(value.value);
  if (value === null || value === undefined) return JSON.stringify("");
  if (typeof value === "object") return canonicalGroup({ ...value });
  return JSON.stringify(typeof value === "string" ? value : JSON.stringify(value));
}

function canonicalGroup(group: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(group)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(",")}}`;
}
