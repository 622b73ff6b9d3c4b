import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { AuditLink, AuditRoot } from "#domain/audit-chain/chain-link";
import { headOf, rootRows, waitingCount } from "#domain/audit-chain/read-chain";
import type { ChainCheck } from "#domain/audit-checks/chain-check";
import { checkRows } from "#domain/audit-checks/queries";
import { readerOf } from "#domain/changes/reader";

/** How the account's chain stands. */
export interface ChainState {
  readonly head: AuditLink | undefined;
  /** Entries that will be in it in a moment. */
  readonly waiting: number;
  readonly latest: ChainCheck | undefined;
  /** The roots of the last days that had entries, newest first. */
  readonly roots: readonly AuditRoot[];
}

/** The end of the account's chain, the last look along it, and its daily roots. */
export async function chainState(
  ctx: Context,
  { roots: limit }: { readonly roots: number },
): Promise<ChainState> {
  requireScope(ctx, "audit:read");

  const read = readerOf(ctx);
  const [head, waiting, [latest], roots] = await Promise.all([
    headOf(read),
    waitingCount(read),
    checkRows(read, { limit: 1 }),
    rootRows(read, { limit }),
  ]);
  return { head, waiting, latest, roots };
}
