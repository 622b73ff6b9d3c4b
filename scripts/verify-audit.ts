import { closeSync, createReadStream, openSync, readFileSync, readSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type Verdict, verifyExport, verifySeal } from "#domain/audit-chain/verify-export";
import { runCommand } from "#scripts/run-command";

const usage = `Usage: npm run verify-audit -- <file> [--root <hash>]…

Verifies an exported audit chain (JSON lines) from nothing but the file, without a database. Each
--root is a hash that was kept elsewhere: a daily root of this account. The seal of a day, as
npm run audit-seal prints it, is verified in the same way: --root is then the hash under it.`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { root: { type: "string", multiple: true, default: [] } },
  });
  const [path] = positionals;
  if (path !== undefined && positionals.length === 1) {
    return (await isTrue(path, values.root)) ? 0 : 1;
  }
  console.error(usage);
  return 2;
});

async function isTrue(path: string, roots: readonly string[]): Promise<boolean> {
  return firstByte(path) === "{" ? isTrueChain(path, roots) : isTrueSeal(path, roots);
}

function firstByte(path: string): string {
  const file = openSync(path, "r");
  const beginning = Buffer.alloc(1);
  readSync(file, beginning);
  closeSync(file);
  return beginning.toString();
}

async function isTrueChain(path: string, roots: readonly string[]): Promise<boolean> {
  const verdict = await verifyExport(createInterface({ input: createReadStream(path) }), roots);
  for (const { kind, position, entryId } of verdict.faults) {
    console.error(`${kind}: place ${position ?? "none"}${entryId ? `, entry ${entryId}` : ""}`);
  }
  for (const root of verdict.unknownRoots) console.error(`The chain never had the root ${root}.`);
  const isWhole = verdict.faults.length + verdict.unknownRoots.length === 0;
  if (isWhole) console.log(told(verdict));
  return isWhole;
}

function told({ account, links, until, hash }: Verdict): string {
  return `${account}: ${links} entries, unchanged${until ? ` until ${until}` : ""}.\n${hash}`;
}

function isTrueSeal(path: string, roots: readonly string[]): boolean {
  const { hash, roots: accounts } = verifySeal(readFileSync(path, "utf8"));
  console.log(`The roots of ${accounts.length} accounts.\n${hash}`);
  const others = roots.filter((root) => root !== hash);
  for (const root of others) console.error(`This is not the seal ${root}.`);
  return others.length === 0;
}
