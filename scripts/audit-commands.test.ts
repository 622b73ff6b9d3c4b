import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { linkHash } from "#domain/audit-chain/chain-link";
import { exportChain } from "#domain/audit-chain/export-chain";
import { linkEntries } from "#domain/audit-chain/link-entries";
import { makeRoots } from "#domain/audit-chain/make-roots";
import { printSeal } from "#domain/audit-chain/print-seal";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { type Ended, npmRun } from "#e2e/support/run-command";
import { systemClock } from "#platform/clock";

/** Nothing of the program: neither its database nor a secret of its own. */
const elsewhere = {
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing",
  TOLLGATE_SECRET: "",
  TOLLGATE_VAULT_KEY: "",
};

let lines: readonly string[] = [];
let ids: readonly string[] = [];

/** A chain of five entries with a root of the day, as it is exported. */
beforeAll(async () => {
  let now = systemClock();
  // Entries of one millisecond may be chained in any order.
  const clock = () => (now = now.add({ milliseconds: 1 }));
  const person = await aPerson("admin", 'Li "Quote" 茶');
  const ctx = personContext(await anAccount(), person, { clock });
  for (const subject of ["one", "two", "three", "four", "five"]) {
    const noted = { audit: { action: "thing.done", subject }, events: [] };
    await commit(ctx, async () => change(subject, noted));
  }
  while ((await linkEntries(systemClock)) > 0);
  await makeRoots(() => systemClock().add({ hours: 24 }));
  let text = "";
  for await (const piece of exportChain(ctx)) text += piece;
  lines = text.trimEnd().split("\n");
  ids = lines.slice(2).map((line) => /"entry_id":"(\w+)"/.exec(line)?.[1] ?? "");
});

/** Gives these lines to the command, in a place without a database. */
function verify(changed: readonly string[], ...roots: readonly string[]): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), "tollgate-audit-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "audit.jsonl");
  writeFileSync(file, `${changed.join("\n")}\n`);
  return npmRun("verify-audit", [file, ...roots.flatMap((root) => ["--root", root])], elsewhere);
}

/** The link of that place, on its line. */
const lineOf = (place: number) => lines[place + 1] ?? "";
const withLine = (place: number, line: string) => lines.with(place + 1, line);
const hashIn = (line: string) => /"hash":"([0-9a-f]{64})"/.exec(line)?.[1] ?? "";

const LinkLine = z.strictObject({
  position: z.int(),
  previous: z.string(),
  hash: z.string(),
  linked_at: z.string(),
  entry_id: z.string(),
  entry: z.record(z.string(), z.unknown()),
});

/** The chain as somebody would make it anew who may write whatever they want, from there on. */
function madeAnew(from: number, entryOf: (entry: object) => object): readonly string[] {
  const { account } = z.object({ account: z.string() }).parse(JSON.parse(lines[0] ?? ""));
  let previous = hashIn(lineOf(from - 1));
  const links = lines.slice(from + 1).map((line, index) => {
    const { entry: before, linked_at: linkedAt, position, entry_id } = parsed(line);
    const entry = index === 0 ? { ...before, ...entryOf(before) } : before;
    const place = { account, position: BigInt(position), previousHash: previous, linkedAt };
    const hash = linkHash(place, entry);
    const link = { position, previous, hash, linked_at: linkedAt, entry_id, entry };
    previous = hash;
    return JSON.stringify(link);
  });
  const [head = "", root = ""] = lines;
  const old = hashIn(lineOf(5));
  const first = [head, root].map((line) => line.replace(old, previous));
  return [...first, ...lines.slice(2, from + 1), ...links];
}

function parsed(line: string) {
  return LinkLine.parse(JSON.parse(line));
}

test("an exported chain is taken where there is no database, also against a kept root", async () => {
  expect(lines).toHaveLength(7);
  const taken = await verify(lines, hashIn(lines[1] ?? ""));
  expect(taken).toMatchObject({ code: 0, errors: "" });
  expect(taken.out).toMatch(/^acct_\w+: 5 entries, unchanged until 20.*Z\.\n[0-9a-f]{64}$/);
});

const other = "ab".repeat(32);

interface Touch {
  /** What somebody did to the file. */
  readonly file: () => readonly string[];
  /** What the command says of it. */
  readonly said: string;
  /** The place of the entry that it names. */
  readonly place?: number;
}

const touched: readonly (readonly [string, Touch])[] = [
  [
    "a changed entry",
    {
      file: () => withLine(2, lineOf(2).replace('"two"', '"owt"')),
      said: "changed: place 2",
      place: 2,
    },
  ],
  [
    "a changed time",
    {
      file: () => withLine(4, lineOf(4).replace('"created_at":"20', '"created_at":"19')),
      said: "changed: place 4",
      place: 4,
    },
  ],
  ["a removed row", { file: () => lines.toSpliced(4, 1), said: "link_missing: place 3" }],
  [
    "a removed entry",
    {
      file: () => withLine(3, JSON.stringify({ ...parsed(lineOf(3)), entry: null })),
      said: "removed: place 3",
      place: 3,
    },
  ],
  [
    "a row that was put in twice",
    { file: () => lines.toSpliced(4, 0, lineOf(2)), said: "out_of_place: place 2", place: 2 },
  ],
  [
    "two rows that changed places",
    {
      file: () => withLine(2, lineOf(3)).with(4, lineOf(2)),
      said: "out_of_place: place 2",
      place: 2,
    },
  ],
  ["a tail that was cut off", { file: () => lines.slice(0, -2), said: "cut_off: place 4" }],
  [
    "a row put in behind the end",
    {
      file: () => [...lines, JSON.stringify({ ...parsed(lineOf(5)), position: 6 })],
      said: "beyond_end: place 6",
      place: 5,
    },
  ],
  [
    "a forged root",
    {
      file: () => lines.with(1, (lines[1] ?? "").replace(/[0-9a-f]{64}/, other)),
      said: "root_differs: place 5",
      place: 5,
    },
  ],
  [
    "a root of a longer chain",
    {
      file: () => lines.with(1, (lines[1] ?? "").replace('"position":5', '"position":6')),
      said: "cut_off: place 6",
    },
  ],
  [
    "a link made anew",
    {
      file: () => withLine(3, JSON.stringify({ ...parsed(lineOf(3)), hash: other })),
      said: "rewritten: place 3",
      place: 3,
    },
  ],
];

test.each(touched)("%s is found, and the row is named", async (_, { file, said, place }) => {
  const { code, errors } = await verify(file());
  expect(code).toBe(1);
  expect(errors).toContain(said);
  if (place !== undefined) expect(errors).toContain(`entry ${ids[place - 1]}`);
});

test("a chain that was made anew is true in itself, and a root that was kept tells", async () => {
  const anew = madeAnew(2, () => ({ subject: "nothing" }));
  expect(await verify(anew)).toMatchObject({ code: 0 });
  const root = hashIn(lines[1] ?? "");
  const told = await verify(anew, root);
  expect(told).toMatchObject({ code: 1, errors: `The chain never had the root ${root}.` });
});

test("what is no export is refused with its line, and nothing is taken for verified", async () => {
  const twice = lineOf(2).replace('"subject":"two"', '"subject":"two","subject":"two"');
  const said = async (changed: readonly string[]) => {
    const { code, errors, out } = await verify(changed);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    return errors;
  };
  expect(await said(withLine(2, twice))).toBe("Line 4 is not as it was exported.");
  expect(await said(withLine(1, "{"))).toBe("Line 3 is not as it was exported.");
  const extended = JSON.stringify({ ...parsed(lineOf(1)), note: "paid" });
  expect(await said(withLine(1, extended))).toBe("Line 3 is no line of an exported chain.");
  expect(await npmRun("verify-audit", ["/nowhere.jsonl"], elsewhere)).toMatchObject({ code: 1 });
  const { code, errors } = await npmRun("verify-audit", [], elsewhere);
  expect(code).toBe(2);
  expect(errors).toContain("Usage: npm run verify-audit");
});

test("a seal is printed from the database, and verified elsewhere with the hash under it", async () => {
  const printed = await npmRun("audit-seal", []);
  expect(printed.code).toBe(0);
  const latest = await printSeal();
  expect(printed.out).toBe(latest?.text.trim());
  const [, hash = ""] = /^seal ([0-9a-f]{64})$/m.exec(printed.errors) ?? [];
  expect(printed.out).toContain(`5 ${hashIn(lineOf(5))}`);
  const seal = printed.out.split("\n");
  expect(await verify(seal, hash)).toMatchObject({ code: 0, errors: "" });
  const forged = seal.map((line) => line.replace(hashIn(lineOf(5)), other));
  expect(await verify(forged, hash)).toMatchObject({
    code: 1,
    errors: `This is not the seal ${hash}.`,
  });
  const none = await npmRun("audit-seal", ["2001-01-01"]);
  expect(none).toMatchObject({ code: 1, out: "" });
  expect(none.errors).toContain("There is no seal of that day");
});
