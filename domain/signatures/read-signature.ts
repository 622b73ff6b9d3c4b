import {
  type BareItem,
  type InnerList,
  type Item,
  isInnerList,
  parseDictionary,
  serializeDictionary,
} from "structured-headers";
import type { Coverage } from "#domain/signatures/signature-base";
import type { SignatureFault } from "#domain/signatures/signature-fault";

/** The one label that a message of ours may have; a second signature has no place. */
export const label = "sig1";

/** A signature as it was sent, before anything of it is believed. */
export interface ReadSignature extends Coverage {
  readonly parameters: ReadonlyMap<string, BareItem>;
  readonly signature: Uint8Array;
}

/** The two fields, or what is wrong with how they are written. */
export type SignatureReading =
  | { readonly faults: readonly SignatureFault[]; readonly read?: undefined }
  | { readonly faults: readonly SignatureFault[]; readonly read: ReadSignature };

interface SignatureFields {
  readonly input: string | null;
  readonly signature: string | null;
}

type Member = Item | InnerList;

/** Reads `Signature-Input` and `Signature`, and takes no second way to write the same. */
export function readSignature(fields: SignatureFields): SignatureReading {
  const input = memberOf("Signature-Input", fields.input);
  const signature = memberOf("Signature", fields.signature);
  if (!("member" in input) || !("member" in signature)) {
    return { faults: [input, signature].flatMap((one) => ("fault" in one ? [one.fault] : [])) };
  }
  if (!isInnerList(input.member)) return unreadable("Signature-Input");
  const [bytes] = signature.member;
  if (!(bytes instanceof ArrayBuffer)) return unreadable("Signature");
  const [items, parameters] = input.member;
  const names = items.map(([name]) => name);
  if (!areTexts(names)) return unreadable("Signature-Input");
  const parametersText = (fields.input ?? "").slice(label.length + 1);
  const read = { components: names, parameters, parametersText, signature: new Uint8Array(bytes) };
  return { read, faults: parameterised(items, names) };
}

function memberOf(
  name: string,
  field: string | null,
): { readonly member: Member } | { readonly fault: SignatureFault } {
  if (field === null) return { fault: { kind: "field_missing", name } };
  const members = dictionaryIn(field);
  if (!members) return { fault: { kind: "field_unreadable", name } };
  const member = members.get(label);
  if (!member || members.size !== 1) return { fault: { kind: "label_wrong", name } };
  // Whatever stood twice is gone from the map, so it is not written again as it was sent.
  if (serializeDictionary(members) !== field)
    return { fault: { kind: "field_not_canonical", name } };
  return { member };
}

function dictionaryIn(field: string) {
  try {
    return parseDictionary(field);
  } catch {
    return undefined;
  }
}

function areTexts(items: readonly BareItem[]): items is readonly string[] {
  return items.every((item) => typeof item === "string");
}

function parameterised(items: readonly Item[], names: readonly string[]): SignatureFault[] {
  return names
    .filter((_, place) => (items[place]?.[1].size ?? 0) > 0)
    .map((name) => ({ kind: "component_with_parameters", name }));
}

function unreadable(name: string): SignatureReading {
  return { faults: [{ kind: "field_unreadable", name }] };
}
