/** An exported function as biome formats it. */
export interface ExportedFunction {
  readonly name: string;
  readonly isDefault: boolean;
  /** Whether a comment stands right above it. */
  readonly isDocumented: boolean;
  /** The first parameter as written, `ctx: Context`; empty where there is none. */
  readonly firstParameter: string;
  /** The first statement of its body, on one line; empty where the body is. */
  readonly firstStatement: string;
}

const declaration = /^export (default )?(?:async )?function\*? ?(\w*)/;
const arrow = /^export const (\w+)(?:: [^=]+)? = (?:async )?(?:<[^(]*>)?\(/;
const headEnd = /(?:[)>\]}\w"] \{|\{\}|=>)$/;

/** Every function that a source exports, declared or as an arrow. */
export function exportedFunctions(source: string): readonly ExportedFunction[] {
  const lines = source.split("\n");
  return lines.flatMap((line, at) => {
    const [, isDefault, declared] = declaration.exec(line) ?? [];
    const name = declared ?? arrow.exec(line)?.[1];
    if (name === undefined) return [];
    const rest = lines.slice(at);
    const headLength = rest.findIndex((part) => headEnd.test(part)) + 1;
    const head = rest.slice(0, headLength).join(" ");
    return {
      name,
      isDefault: isDefault !== undefined,
      isDocumented: lines[at - 1]?.endsWith("*/") ?? false,
      firstParameter: /\(\s*([^,()]*)/.exec(head)?.[1]?.trim() ?? "",
      firstStatement: head.endsWith("{}") ? "" : firstStatement(rest.slice(headLength)),
    };
  });
}

function firstStatement(body: readonly string[]): string {
  const begin = body.findIndex((line) => line.trim() !== "" && !/^\s*(?:\/[/*]|\*)/.test(line));
  const statement = body.slice(begin);
  const end = statement.findIndex((line) => /[;{}]$/.test(line));
  const text = statement.slice(0, end + 1).map((line) => line.trim());
  return text.join(" ");
}
