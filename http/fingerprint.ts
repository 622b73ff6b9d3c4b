import { isLosslessNumber } from "lossless-json";
import { FormText } from "#http/form";
import { sha256 } from "#platform/secrets";

/** Equal for equal requests, whatever the order of their parameters and the form they came in. */
export function fingerprint(method: string, path: string, parameters: unknown): string {
  return sha256(`${method} ${path} ${canonical(parameters)}`);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const text = textOf(value);
  if (text !== undefined) return JSON.stringify(text);
  const fields = Object.entries(Object(value)).toSorted(([left], [right]) =>
    left < right ? -1 : 1,
  );
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}

/** A number, a truth value and the text that a form has for it are the same. */
function textOf(value: unknown): string | undefined {
  if (value instanceof FormText) return value.text;
  if (isLosslessNumber(value)) return value.value;
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? undefined : String(value);
}
