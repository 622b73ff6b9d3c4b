import * as z from "zod";
import {
  chainFormat,
  type ExportedEntry,
  type StandingRoot,
  sealHash,
} from "#domain/audit-chain/chain-link";
import { type ChainFaultKind, type HeldHash, lookAlong } from "#domain/audit-chain/look-along";

const Position = z
  .int()
  .nonnegative()
  .transform((position) => BigInt(position));

const Head = z.strictObject({
  format: z.literal(chainFormat),
  account: z.string(),
  exported_at: z.string(),
  position: Position,
  hash: z.string().nullable(),
});

const Root = z.strictObject({
  root: z.strictObject({ day: z.string(), position: Position, hash: z.string() }),
});

const Link = z.strictObject({
  position: Position,
  previous: z.string(),
  hash: z.string(),
  linked_at: z.string(),
  entry_id: z.string(),
  entry: z.record(z.string(), z.unknown()).nullable(),
});

/**
 * What is wrong with an export: what can be wrong with a chain, and beside that a link that stands
 * elsewhere or twice (`out_of_place`), or that was added behind the end (`beyond_end`).
 */
export interface ExportFault {
  readonly kind: ChainFaultKind | "beyond_end" | "out_of_place";
  readonly position: bigint | null;
  readonly entryId: string | null;
}

/** What a verifier has to say of an exported chain. */
export interface Verdict {
  readonly account: string;
  /** How many links were looked at. */
  readonly links: number;
  /** When the last of them was made. */
  readonly until: string | undefined;
  readonly hash: string;
  readonly faults: readonly ExportFault[];
  /** Of the roots that were kept elsewhere those that the chain never had. */
  readonly unknownRoots: readonly string[];
}

/**
 * Verifies an export from nothing but itself, and against roots that were kept elsewhere. Throws
 * where the lines are no export, naming the line.
 */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  keptRoots: readonly string[] = [],
): Promise<Verdict> {
  const unknown = new Set(keptRoots);
  const { head, held, links } = await readLines(lines);
  const end: readonly HeldHash[] =
    head.hash === null ? [] : [{ position: head.position, hash: head.hash }];
  const look = lookAlong(head.account, [...held, ...end]);
  const { inOrder, misplaced } = sorted(links, head.position);
  for (const {
    previous: previousHash,
    linked_at: linkedAt,
    entry_id: entryId,
    ...link
  } of inOrder) {
    const entry: ExportedEntry | undefined = link.entry ?? undefined;
    look.see({ ...link, previousHash, linkedAt, entryId, entry });
    unknown.delete(link.hash);
  }
  const { hash, faults } = look.found();
  return {
    account: head.account,
    links: links.length,
    until: inOrder.at(-1)?.linked_at,
    hash,
    faults: [...faults, ...misplaced],
    unknownRoots: [...unknown],
  };
}

type ReadLink = z.output<typeof Link>;

/** The links that stand where they may, and what is to be said of the others. */
function sorted(links: readonly ReadLink[], end: bigint) {
  const inOrder: ReadLink[] = [];
  const misplaced: ExportFault[] = [];
  for (const link of links) {
    const { position, entry_id: entryId } = link;
    if (position > end) misplaced.push({ kind: "beyond_end", position, entryId });
    else if (position > (inOrder.at(-1)?.position ?? 0n)) inOrder.push(link);
    else misplaced.push({ kind: "out_of_place", position, entryId });
  }
  return { inOrder, misplaced };
}

interface ExportRead {
  readonly head: z.output<typeof Head>;
  readonly held: readonly HeldHash[];
  readonly links: readonly ReadLink[];
}

async function readLines(lines: AsyncIterable<string> | Iterable<string>): Promise<ExportRead> {
  let number = 0;
  let head: z.output<typeof Head> | undefined;
  const held: HeldHash[] = [];
  const links: ReadLink[] = [];
  for await (const line of lines) {
    number += 1;
    if (line.trim() === "") continue;
    const value = readLine(line, number);
    const root = Root.safeParse(value);
    if (!head) head = readAs(Head, value, number);
    else if (root.success) held.push(root.data.root);
    else links.push(readAs(Link, value, number));
  }
  if (!head) throw new Error("The file is empty.");
  return { head, held, links };
}

/** Written in any other way, such as with a name twice, a line could show what was not hashed. */
function readLine(line: string, number: number): unknown {
  try {
    const value: unknown = JSON.parse(line);
    if (JSON.stringify(value) === line) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Error(`Line ${number} is not as it was exported.`);
}

function readAs<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  number: number,
): z.output<Shape> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw new Error(`Line ${number} is no line of an exported chain.`);
}

/** A seal as it was printed, and what it says of the accounts. */
export interface SealVerdict {
  readonly hash: string;
  readonly roots: readonly StandingRoot[];
}

const sealLine = /^(acct_[0-9A-Za-z]+) (\d+) ([0-9a-f]{64})$/;

/** The hash of a printed seal's text, to be compared with the one that was kept. */
export function verifySeal(text: string): SealVerdict {
  const [first = "", ...lines] = text.trimEnd().split("\n");
  if (!first.startsWith(`${chainFormat} `)) throw new Error("This is no seal.");
  const roots = lines.map((line) => {
    const [, accountId, position, hash] = sealLine.exec(line) ?? [];
    if (!accountId || !position || !hash) throw new Error(`This is no line of a seal: ${line}`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its form was looked at.
    return { accountId: accountId as StandingRoot["accountId"], position: BigInt(position), hash };
  });
  return { hash: sealHash(`${[first, ...lines].join("\n")}\n`), roots };
}
