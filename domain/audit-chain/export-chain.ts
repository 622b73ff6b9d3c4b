import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { chainFormat, exportedEntry, timeText } from "#domain/audit-chain/chain-link";
import { headOf, linksFrom, rootRows, type StoredLink } from "#domain/audit-chain/read-chain";
import { readerOf } from "#domain/changes/reader";

const pieceSize = 500;

/**
 * The account's whole chain as JSON lines, with all that a verifier needs: first what it is and how
 * long, then its daily roots, then each link with its entry.
 */
export function exportChain(ctx: Context): AsyncGenerator<string, void> {
  requireScope(ctx, "audit:read");

  return linesOf(ctx);
}

async function* linesOf(ctx: Context): AsyncGenerator<string, void> {
  const read = readerOf(ctx);
  const head = await headOf(read);
  const end = head?.position ?? 0n;
  const roots = await rootRows(read, { upTo: end });
  yield jsonLine({
    format: chainFormat,
    account: read.accountId,
    exported_at: timeText(read.now),
    position: Number(end),
    hash: head?.hash ?? null,
  });
  for (const { day, position, hash } of roots.toReversed()) {
    yield jsonLine({ root: { day, position: Number(position), hash } });
  }
  let after = 0n;
  while (after < end) {
    const piece = await linksFrom(read, { after, limit: pieceSize });
    const last = piece.at(-1);
    if (!last) return;
    yield piece
      .filter(({ link }) => link.position <= end)
      .map(linkLine)
      .join("");
    after = last.link.position;
  }
}

function linkLine({ link, entry }: StoredLink): string {
  const { position, previousHash: previous, hash, linkedAt, entryId } = link;
  return jsonLine({
    position: Number(position),
    previous,
    hash,
    linked_at: timeText(linkedAt),
    entry_id: entryId,
    entry: entry && exportedEntry(entry),
  });
}

function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
