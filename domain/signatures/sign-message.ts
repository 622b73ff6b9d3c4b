import type { KeyObject } from "node:crypto";
import { serializeInnerList } from "structured-headers";
import { type SignatureAlgorithm, signatureOf } from "#domain/signatures/algorithm";
import { label } from "#domain/signatures/read-signature";
import { signatureBase } from "#domain/signatures/signature-base";
import type { SignedMessage } from "#domain/signatures/signed-message";

/** What signs, and what the signature is to say. */
export interface Signing {
  readonly key: KeyObject;
  readonly algorithm: SignatureAlgorithm;
  readonly components: readonly string[];
  /** Its algorithm is told of itself. */
  readonly parameters: Readonly<Record<string, string | number | undefined>>;
}

/** The two fields of RFC 9421 for a message; throws where a component has no value in it. */
export function signatureFields(message: SignedMessage, signing: Signing) {
  const { key, algorithm, components } = signing;
  const parameters = { alg: algorithm, ...signing.parameters };
  const said = new Map<string, string | number>();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) said.set(name, value);
  const parametersText = serializeInnerList([components.map((name) => [name, new Map()]), said]);
  const { base, faults } = signatureBase(message, { components, parametersText });
  if (faults[0]) throw new TypeError(`The message has no ${faults[0].name} to sign.`);
  const signature = signatureOf(algorithm, base, key).toString("base64");
  return {
    "signature-input": `${label}=${parametersText}`,
    signature: `${label}=:${signature}:`,
  };
}
