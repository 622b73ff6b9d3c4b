import type { SignatureFault } from "#domain/signatures/signature-fault";
import {
  canBeCovered,
  componentValue,
  type SignedMessage,
} from "#domain/signatures/signed-message";

/** What a signature covers: names of components in their order, and its parameters as written. */
export interface Coverage {
  readonly components: readonly string[];
  /** The inner list with its parameters, as `@signature-params` repeats it. */
  readonly parametersText: string;
}

/** The text that is signed, RFC 9421 2.5; faults where a component has no value in the message. */
export function signatureBase(
  message: SignedMessage,
  { components, parametersText }: Coverage,
): { readonly base: string; readonly faults: readonly SignatureFault[] } {
  const faults: SignatureFault[] = [];
  const lines: string[] = [];
  for (const name of components) {
    if (!canBeCovered(name, message)) continue;
    const found = componentValue(message, name);
    if ("fault" in found) faults.push(found.fault);
    else lines.push(`"${name}": ${found.value}`);
  }
  return { base: [...lines, `"@signature-params": ${parametersText}`].join("\n"), faults };
}
