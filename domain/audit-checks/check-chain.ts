import { auditChecks } from "#db/schema/audit-chain";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { mostFaultsKept } from "#domain/account-checks/check-rhythm";
import { exportedEntry, timeText } from "#domain/audit-chain/chain-link";
import {
  type ChainFault,
  type HeldHash,
  type Look,
  lookAlong,
} from "#domain/audit-chain/look-along";
import {
  linksFrom,
  rootRows,
  type StoredLink,
  strayEntries,
  waitingCount,
} from "#domain/audit-chain/read-chain";
import type { ChainCheck } from "#domain/audit-checks/chain-check";
import { checkRows } from "#domain/audit-checks/queries";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { parseId } from "#platform/ids";

const pieceSize = 1_000;

/**
 * Looks along the whole chain of the account, holds it against its daily roots and the last look,
 * and keeps what was found, each fault with the row it is about.
 */
export async function checkChain(ctx: Context): Promise<ChainCheck> {
  requireScope(ctx, "audit:check");

  return commit(ctx, async (read) => {
    const found = await looked(ctx, read);
    const audit = { action: "audit.checked", subject: ctx.account.id, after: summary(found) };
    return change(found, { audit, events: [] }).inserts(auditChecks, found);
  });
}

async function looked(ctx: Context, read: Reader): Promise<ChainCheck> {
  const look = lookAlong(read.accountId, await heldHashes(read));
  const last = await seeAll(look, read);
  const [strays, waiting] = await Promise.all([
    strayEntries(read, mostFaultsKept),
    waitingCount(read),
  ]);
  const { position, hash, faults } = look.found();
  const all = [...faults, ...strays.map(unlinked)];
  return {
    accountId: read.accountId,
    checkedAt: read.now,
    durationMs: Math.max(0, ctx.clock().epochMilliseconds - read.now.epochMilliseconds),
    position,
    hash,
    verifiedUntil: last?.link.linkedAt ?? null,
    waiting,
    faultCount: all.length,
    faults: all.slice(0, mostFaultsKept).map(stored),
  };
}

/** What the chain once was, by its roots and by the last look at it. */
async function heldHashes(read: Reader): Promise<readonly HeldHash[]> {
  const [roots, former] = await Promise.all([rootRows(read), checkRows(read, { limit: 1 })]);
  return [...roots, ...former].filter(({ position }) => position > 0n);
}

async function seeAll(look: Look, read: Reader): Promise<StoredLink | undefined> {
  let last: StoredLink | undefined;
  for (;;) {
    const piece = await linksFrom(read, { after: last?.link.position ?? 0n, limit: pieceSize });
    for (const { link, entry } of piece) {
      const linkedAt = timeText(link.linkedAt);
      look.see({ ...link, linkedAt, entry: entry ? exportedEntry(entry) : undefined });
    }
    last = piece.at(-1) ?? last;
    if (piece.length < pieceSize) return last;
  }
}

function unlinked(entryId: string): ChainFault {
  return { kind: "unlinked", position: null, entryId };
}

function stored({ kind, position, entryId }: ChainFault): ChainCheck["faults"][number] {
  return {
    kind,
    position: position === null ? null : position.toString(),
    entryId: parseId("aud", entryId ?? "") ?? null,
  };
}

function summary({ position, faultCount }: ChainCheck) {
  return { position: position.toString(), faults: faultCount };
}
