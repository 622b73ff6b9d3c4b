import * as z from "zod";
import {
  chainFormat,
  type ExportedEntry,
  type StandingRoot,
  sealHash,
} from "#domain/audit-chain/chain-link";
import { type ChainFault, type HeldHash, lookAlong } from "#domain/audit-chain/look-along";

const Position = z
  .int()
  .nonnegative()
  .transform((position) => BigInt(position));

const Head = z.object({
  format: z.literal(chainFormat),
  account: z.string(),
  position: Position,
  hash: z.string().nullable(),
});

const Root = z.object({
  root: z.object({ day: z.string(), position: Position, hash: z.string() }),
});

const Link = z.object({
  position: Position,
  previous: z.string(),
  hash: z.string(),
  linked_at: z.string(),
  entry_id: z.string(),
  entry: z.record(z.string(), z.unknown()).nullable(),
});

/** What a verifier has to say of an exported chain. */
export interface Verdict {
  readonly account: string;
  /** How many links were looked at. */
  readonly links: number;
  /** When the last of them was made. */
  readonly until: string | undefined;
  readonly hash: string;
  readonly faults: readonly ChainFault[];
  /** Of the roots that were kept elsewhere those that the chain never had. */
  readonly unknownRoots: readonly string[];
}

/**
 * Verifies an export from nothing but itself, and against roots that were kept elsewhere. Throws
 * where the lines are no export.
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
  let until: string | undefined;
  for (const { previous: previousHash, linked_at: linkedAt, entry_id: entryId, ...link } of links) {
    const entry: ExportedEntry | undefined = link.entry ?? undefined;
    look.see({ ...link, previousHash, linkedAt, entryId, entry });
    unknown.delete(link.hash);
    until = linkedAt;
  }
  const { hash, faults } = look.found();
  const account = head.account;
  return { account, links: links.length, until, hash, faults, unknownRoots: [...unknown] };
}

interface ExportRead {
  readonly head: z.output<typeof Head>;
  readonly held: readonly HeldHash[];
  readonly links: readonly z.output<typeof Link>[];
}

async function readLines(lines: AsyncIterable<string> | Iterable<string>): Promise<ExportRead> {
  let head: z.output<typeof Head> | undefined;
  const held: HeldHash[] = [];
  const links: z.output<typeof Link>[] = [];
  for await (const line of lines) {
    if (line.trim() === "") continue;
    const value: unknown = JSON.parse(line);
    const root = Root.safeParse(value);
    if (!head) head = Head.parse(value);
    else if (root.success) held.push(root.data.root);
    else links.push(Link.parse(value));
  }
  if (!head) throw new Error("The file is empty.");
  return { head, held, links };
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
