import type { KnownBlock } from "#domain/floods/address-block";
import type { Id } from "#platform/ids";

/** The blocks in force, as one process knows them. */
export interface BlockMemory {
  readonly blockOf: (address: string) => KnownBlock | undefined;
  /** Blocks at once, until the database says for how long. */
  readonly block: (address: string, untilMs: number) => void;
  /** Takes in what the database says of an address, or of all. */
  readonly take: (address: string | undefined, blocks: readonly KnownBlock[]) => void;
  /** Whether a request from a blocked address is looked at: one in a second. */
  readonly isLookedAt: (block: KnownBlock) => boolean;
  readonly isLetThrough: (block: KnownBlock, accountId: Id<"acct">) => boolean;
  readonly size: () => number;
}

const mostBlocks = 50_000;
const lookEveryMs = 1_000;

/** Knows no block until it is told; the clock is that of the moments it is told. */
export function newBlockMemory(nowMs: () => number): BlockMemory {
  const blocks = new Map<string, KnownBlock>();
  const lookedAt = new Map<string, number>();

  function put(block: KnownBlock): void {
    blocks.delete(block.address);
    blocks.set(block.address, block);
    const [oldest] = blocks.keys();
    if (blocks.size > mostBlocks && oldest !== undefined) drop(oldest);
  }

  function drop(address: string): void {
    blocks.delete(address);
    lookedAt.delete(address);
  }

  return {
    blockOf: (address) => {
      const block = blocks.get(address);
      if (!block || block.untilMs > nowMs()) return block;
      drop(address);
      return undefined;
    },
    block: (address, untilMs) => put({ address, untilMs, passes: new Map() }),
    take: (address, told) => {
      if (address === undefined) blocks.clear();
      else drop(address);
      for (const block of told) put(block);
    },
    isLookedAt: ({ address, passes }) => {
      if (passes.size > 0) return true;
      const now = nowMs();
      if (now - (lookedAt.get(address) ?? Number.NEGATIVE_INFINITY) < lookEveryMs) return false;
      lookedAt.set(address, now);
      return true;
    },
    isLetThrough: ({ passes }, accountId) => (passes.get(accountId) ?? 0) > nowMs(),
    size: () => blocks.size,
  };
}
