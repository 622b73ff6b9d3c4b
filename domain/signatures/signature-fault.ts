/** What can be wrong with a signature, in the order in which it is looked for. */
export type SignatureFaultKind =
  | "field_missing"
  | "field_unreadable"
  | "field_not_canonical"
  | "label_wrong"
  | "component_unknown"
  | "component_with_parameters"
  | "component_twice"
  | "component_not_covered"
  | "component_absent"
  | "component_not_ascii"
  | "parameter_missing"
  | "parameter_unknown"
  | "parameter_malformed"
  | "tag_wrong"
  | "lifetime_wrong"
  | "created_in_future"
  | "expired"
  | "key_unknown"
  | "mac_unreadable"
  | "algorithm_wrong"
  | "digest_unreadable"
  | "digest_mismatch"
  | "signature_mismatch";

/** One thing that is wrong, and at which field, component or parameter. */
export interface SignatureFault {
  readonly kind: SignatureFaultKind;
  /** The name of what is at fault: `Signature-Input`, `@target-uri`, `expires`. */
  readonly name: string;
}

const texts: Readonly<Record<SignatureFaultKind, (name: string) => string>> = {
  field_missing: (name) => `The field ${name} is missing.`,
  field_unreadable: (name) => `The field ${name} is no structured field of RFC 9651.`,
  field_not_canonical: (name) =>
    `The field ${name} names something twice, or is not written as RFC 9651 serialises it.`,
  label_wrong: (name) => `The field ${name} must have the label sig1 and no other.`,
  component_unknown: (name) => `The component ${name} cannot be covered here.`,
  component_with_parameters: (name) => `The component ${name} must be covered without parameters.`,
  component_twice: (name) => `The component ${name} is covered twice.`,
  component_not_covered: (name) => `The signature must cover the component ${name}.`,
  component_absent: (name) => `The component ${name} is covered but the message has no such field.`,
  component_not_ascii: (name) => `The component ${name} is not in ASCII.`,
  parameter_missing: (name) => `The parameter ${name} is missing.`,
  parameter_unknown: (name) => `The parameter ${name} is not one of RFC 9421.`,
  parameter_malformed: (name) => `The parameter ${name} is of the wrong kind or length.`,
  tag_wrong: (name) => `The parameter ${name} must be "tollgate-request".`,
  lifetime_wrong: (name) => `The parameter ${name} must be 1 to 300 seconds after created.`,
  created_in_future: (name) => `The parameter ${name} is in the future: look at your clock.`,
  expired: (name) => `The time in ${name} has passed: sign each request when it is sent.`,
  key_unknown: (name) => `The parameter ${name} names no signing key in use of this API key.`,
  mac_unreadable: (name) =>
    `The field ${name} must read t=<unix seconds>,k=<signing key>,n=<nonce>,v1=<hex>.`,
  algorithm_wrong: (name) => `The parameter ${name} is not the algorithm of the signing key.`,
  digest_unreadable: (name) =>
    `The field ${name} must hold sha-256 or sha-512 as a byte sequence, and nothing twice.`,
  digest_mismatch: (name) => `The field ${name} is not the digest of the body as it arrived.`,
  signature_mismatch: () =>
    "The signature does not fit: another key, or another message than the one that arrived.",
};

/** A fault in a sentence for a program's author; it repeats no value that was sent. */
export function faultText({ kind, name }: SignatureFault): string {
  return texts[kind](name);
}
