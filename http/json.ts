import { LosslessNumber, parse } from "lossless-json";
import { DomainError } from "#domain/errors/domain-error";
import { bodyLimits, paramName } from "#http/form";

/** Strings whole, so that nothing in them counts, and punctuation one by one; linear on any text. */
const tokenPattern = /"(?:[^"\\]|\\[^])*"?|[[\]{},:]/g;

/** An open object or list: the names it has had, and where in it we are. */
type Frame = { readonly names: Set<unknown>; at: string | number };

/**
 * JSON of bounded size with no name twice; `body_malformed` otherwise. Integers that a number holds
 * exactly, plainly written, are numbers; `1.0`, `1e2`, `-0` and the like are a `LosslessNumber`.
 */
export function parseJson(text: string): unknown {
  refuseUnbounded(text);
  const value = parseStrictly(text);
  refuseRepeatedNames(text);
  return value;
}

function refuseUnbounded(text: string): void {
  const seen = { depth: 0, names: 0, commas: 0 };
  for (const [token] of text.matchAll(tokenPattern)) {
    if (token === "{" || token === "[") seen.depth += 1;
    if (token === "}" || token === "]") seen.depth -= 1;
    if (token === ":") seen.names += 1;
    if (token === ",") seen.commas += 1;
    if (seen.depth > bodyLimits.depth) {
      throw malformed(`The JSON nests more than ${bodyLimits.depth} deep.`);
    }
    if (seen.names > bodyLimits.keys || seen.commas > bodyLimits.keys) {
      throw malformed(`The JSON has more than ${bodyLimits.keys} names or list items.`);
    }
  }
}

function parseStrictly(text: string): unknown {
  try {
    return parse(text, null, { parseNumber: exactNumber, onDuplicateKey: () => undefined });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [, position] = /at position (\d+)$/.exec(error.message) ?? [];
    throw malformed(`The body is not valid JSON: look at position ${position ?? 0}.`);
  }
}

function exactNumber(source: string): number | LosslessNumber {
  const number = Number(source);
  const exact = Number.isSafeInteger(number) && String(number) === source;
  return exact ? number : new LosslessNumber(source);
}

/** Expects valid JSON, where the string before a colon is always a name. */
function refuseRepeatedNames(text: string): void {
  const open: Frame[] = [];
  let string = "";
  for (const [token] of text.matchAll(tokenPattern)) {
    if (token === "{") open.push({ names: new Set(), at: "" });
    else if (token === "[") open.push({ names: new Set(), at: 0 });
    else if (token === "}" || token === "]") open.pop();
    else if (token === ",") advance(open);
    else if (token === ":") enter(open, JSON.parse(string));
    else string = token;
  }
}

function advance(open: readonly Frame[]): void {
  const frame = open.at(-1);
  if (typeof frame?.at === "number") frame.at += 1;
}

function enter(open: readonly Frame[], name: string): void {
  const frame = open.at(-1);
  if (!frame) return;
  frame.at = name;
  if (frame.names.has(name)) {
    const param = paramName(open.map(({ at }) => at));
    throw malformed(`${param} is given more than once.`, param);
  }
  frame.names.add(name);
}

function malformed(message: string, param?: string): DomainError {
  return new DomainError("body_malformed", message, param === undefined ? {} : { param });
}
