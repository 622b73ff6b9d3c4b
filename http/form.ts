import { DomainError } from "#domain/errors/domain-error";

/** How much one body or query may hold; its bytes are counted by whoever reads the stream. */
export const bodyLimits = { bytes: 524_288, depth: 32, keys: 1_000 } as const;

/**
 * A value from where everything is text, so a schema may read it as a number; JSON text may not.
 */
export class FormText {
  readonly text: string;
  /** Keeps this from passing for an object of parameters, as none has such a name. */
  readonly isFormText = true;

  constructor(text: string) {
    this.text = text;
  }
}

/** Parameters by name, nested as the brackets say; lists where the indexes run from 0 on. */
export type WireTree = { readonly [name: string]: WireValue };
type WireValue = FormText | WireTree | readonly WireValue[];

type Group = Map<string, Group | FormText>;

/** The tree a form body or query string spells: `a[b]=1&c[0]=x&d[]=y`; `body_malformed` if none. */
export function parseForm(text: string): WireTree {
  const pairs = text.split("&").filter((pair) => pair !== "");
  if (pairs.length > bodyLimits.keys) {
    throw malformed(`There are more than ${bodyLimits.keys} parameters.`);
  }
  const root: Group = new Map();
  for (const pair of pairs) addPair(root, pair);
  return Object.fromEntries([...root].map(([name, value]) => [name, valueOf(value)]));
}

/**
 * A path through parameters as callers write it: `items[0][price]`, cut where it is absurdly long.
 */
export function paramName(path: readonly PropertyKey[]): string {
  const [first = "", ...rest] = path.map(String);
  return [first, ...rest.map((segment) => `[${segment}]`)].join("").slice(0, 200);
}

function addPair(root: Group, pair: string): void {
  const equals = pair.indexOf("=");
  const path = pathOf(decoded(equals < 0 ? pair : pair.slice(0, equals)));
  const text = equals < 0 ? "" : decoded(pair.slice(equals + 1), path);
  const last = path.length - 1;
  let group = root;
  for (const segment of path.slice(0, last)) group = subgroup(group, segment, path);
  addText(group, path, new FormText(text));
}

function addText(group: Group, path: readonly string[], text: FormText): void {
  const segment = path.at(-1) ?? "";
  const name = segment === "" ? nextIndex(group, path) : segment;
  if (group.has(name)) throw malformed(`${paramName(path)} is given more than once.`, path);
  group.set(name, text);
}

function subgroup(group: Group, name: string, path: readonly string[]): Group {
  const known = group.get(name) ?? new Map();
  if (known instanceof FormText) {
    throw malformed(`${paramName(path)} is given both as one value and as a group.`, path);
  }
  group.set(name, known);
  return known;
}

function nextIndex(group: Group, path: readonly string[]): string {
  if (group.size > 0 && !group.has(String(group.size - 1))) {
    throw malformed(`${paramName(path)} is given both with names and as a list.`, path);
  }
  return String(group.size);
}

function pathOf(key: string): readonly string[] {
  const shape = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(key);
  const [, first = "", brackets = ""] = shape ?? [];
  const path = [first, ...(brackets === "" ? [] : brackets.slice(1, -1).split("]["))];
  if (!shape || path.slice(0, -1).includes("")) {
    throw malformed("A parameter's name must read like name, name[key] or name[0].", [key]);
  }
  if (path.length > bodyLimits.depth) {
    throw malformed(`Parameters nest more than ${bodyLimits.depth} deep.`, [first]);
  }
  return path;
}

/** A parameter's text, or the name itself where no path is known yet. */
function decoded(text: string, path: readonly string[] = []): string {
  if (!/[+%]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    const what = path.length > 0 ? paramName(path) : "A parameter's name";
    throw malformed(`${what} is not percent-encoded UTF-8.`, path);
  }
}

function valueOf(value: Group | FormText): WireValue {
  if (value instanceof FormText) return value;
  const indexes = Array.from({ length: value.size }, (_, index) => value.get(String(index)));
  const items = indexes.filter((item) => item !== undefined);
  if (items.length === value.size) return items.map(valueOf);
  return Object.fromEntries([...value].map(([name, item]) => [name, valueOf(item)]));
}

function malformed(message: string, path: readonly string[] = []): DomainError {
  const details = path.length > 0 ? { param: paramName(path) } : {};
  return new DomainError("body_malformed", message, details);
}
