import { type LoadFnOutput, registerHooks } from "node:module";

interface Guard {
  readonly file: string;
  readonly guard: string;
  readonly broken: string;
}

/** Where it is seen that a row has moved on: among the changes of a batch, and in the database. */
const guards: readonly Guard[] = [
  {
    file: "/domain/changes/batch.ts",
    guard: "versions.get(name) === expectedVersion",
    broken: "versions.has(name)",
  },
  {
    file: "/domain/changes/statements.ts",
    guard: 'and old."version" = new.expected_version',
    broken: "and new.expected_version > 0",
  },
];

/**
 * Breaks the program as it is loaded: rows are written whatever version they were read at. Every
 * "load, decide, commit" becomes a read and a write.
 */
registerHooks({
  load(address, context, next) {
    const loaded = next(address, context);
    const found = guards.find(({ file }) => address.endsWith(file));
    if (!found) return loaded;
    const source = text(loaded.source);
    if (!source.includes(found.guard)) throw new Error(`${found.file} has no such guard.`);
    return { ...loaded, source: source.replace(found.guard, found.broken) };
  },
});

function text(source: LoadFnOutput["source"]): string {
  return typeof source === "string" ? source : new TextDecoder().decode(source);
}
