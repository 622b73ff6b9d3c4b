/** One import, re-export or dynamic import of a module. */
export interface Import {
  readonly specifier: string;
  /** Nothing of it is left when the program runs. */
  readonly isType: boolean;
  /** The names between the braces, without `type`. */
  readonly names: readonly string[];
}

const staticImport =
  /^(?:import|export)\s+(?:(type)\s+)?([\w*{}\s,$]*?)(?:\s*from\s*)?"([^"\n]+)"/gm;
const dynamicImport = /\bimport\(\s*["`]([^"`\n]+)["`]/g;

/** Every module that a source names, as biome formats it. */
export function importsOf(source: string): readonly Import[] {
  const fixed = [...source.matchAll(staticImport)].map(([, type, clause = "", specifier = ""]) => {
    const names =
      /\{([^}]*)\}/
        .exec(clause)?.[1]
        ?.split(",")
        .map((name) => name.trim()) ?? [];
    const named = names.filter((name) => name !== "");
    const isOnlyNamed = clause.trim().startsWith("{") && named.length > 0;
    return {
      specifier,
      isType: type === "type" || (isOnlyNamed && named.every((name) => name.startsWith("type "))),
      names: named.map((name) => name.replace(/^type /, "").replace(/ as .*$/, "")),
    };
  });
  const dynamic = [...source.matchAll(dynamicImport)].map(([, specifier = ""]) => ({
    specifier,
    isType: false,
    names: [],
  }));
  return [...fixed, ...dynamic];
}
