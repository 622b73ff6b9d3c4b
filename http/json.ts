import { LosslessNumber, parse } from "lossless-json";
import { DomainError } from "#domain/errors/domain-error";
import { bodyLimits, paramName } from "#http/form";

/**
 * Strings whole, so that nothing in them counts, and punctuation one by one; linear on any text.
 */
const tokenPattern = /"(?:[^"\\]|\\[^])*"?|[[\]{},:]/g;

/** An open object or list: the names it has had, and where in it we are. */
type Frame = { readonly names: Set<string>; at: string | number };

/** How each bracket changes the depth. */
const depthSteps = new Map([
  ["{", 1],
  ["[", 1],
  ["}", -1],
  ["]", -1],
]);

/**
 * JSON of bounded size with no name twice; `body_malformed` otherwise. Integers that a number holds
 * exactly, plainly written, are numbers; `1.0`, `1e2`, `-0` and the like are a `LosslessNumber`.
 */
export function parseJson(text: string): unknown {
  const tokens = text.match(tokenPattern) ?? [];
  refuseUnbounded(tokens);
  const value = parseStrictly(text);
  refuseRepeatedNames(tokens);
  return value;
}

function refuseUnbounded(tokens: readonly string[]): void {
  let depth = 0;
  for (const token of tokens) {
    depth += depthSteps.get(token) ?? 0;
    if (depth > bodyLimits.depth) {
      throw malformed(`The JSON nests more than ${bodyLimits.depth} deep.`);
    }
  }
  for (const mark of [":", ","]) {
    if (tokens.filter((token) => token === mark).length > bodyLimits.keys) {
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
function refuseRepeatedNames(tokens: readonly string[]): void {
  const open: Frame[] = [];
  let string = "";
  for (const token of tokens) {
    switch (token) {
      case "{":
      case "[":
        open.push({ names: new Set(), at: token === "{" ? "" : 0 });
        break;
      case "}":
      case "]":
        open.pop();
        break;
      case ",":
        advance(open);
        break;
      case ":":
        enter(open, String(JSON.parse(string)));
        break;
      default:
        string = token;
    }
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
