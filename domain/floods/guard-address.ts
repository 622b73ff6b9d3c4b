import { beforeDisconnect } from "#db/client";
import { listen } from "#db/listen";
import { firstBlockMinutes, type KnownBlock } from "#domain/floods/address-block";
import { blockAddress, touchTraffic } from "#domain/floods/block-address";
import { type BlockMemory, newBlockMemory } from "#domain/floods/block-memory";
import { floodAddress } from "#domain/floods/flood-address";
import { type FloodWatch, newFloodWatch } from "#domain/floods/flood-watch";
import { blocksInForce } from "#domain/floods/queries";
import { systemClock } from "#platform/clock";
import type { Id } from "#platform/ids";
import { faultFields, log } from "#platform/log";
import { settings } from "#platform/settings";

/** What happened at addresses since this process began. */
export interface FloodCounts {
  refused: number;
  begun: number;
}

interface Guard {
  readonly memory: BlockMemory;
  readonly watch: FloodWatch;
  readonly counts: FloodCounts;
}

// Next loads modules more than once in one process; a block must hold for all of it.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateFloods?: Guard | undefined };

/** What is to be done with a request, before anybody knows who makes it. */
export type Reception =
  | { readonly kind: "open" }
  | { readonly kind: "looked-at" | "refused"; readonly block: KnownBlock };

const open: Reception = { kind: "open" };

/** How a request from this address is received: found in memory, in the same time for all. */
export function receive(address: string): Reception {
  const { memory, watch, counts } = running();
  const name = floodAddress(address);
  const block = memory.blockOf(name);
  if (!block) return open;
  if (watch.isTrusted(name) || memory.isLookedAt(block)) return { kind: "looked-at", block };
  counts.refused += 1;
  return { kind: "refused", block };
}

/** Counts a request that came without a valid credential; too many of them block the address. */
export function noteFailure(address: string): void {
  const { memory, watch, counts } = running();
  const name = floodAddress(address);
  if (!watch.failed(name) || memory.blockOf(name)) return;
  counts.begun += 1;
  memory.block(name, nowMs() + firstBlockMinutes * 60_000);
  log().warn({ address: name }, "An address is blocked: too many requests without a valid key.");
  blockAddress(name).catch((error: unknown) =>
    log().warn({ address: name, ...faultFields(error) }, "A block is not shared."),
  );
}

/** From here a key was used that names the address as its own: it is never blocked from now on. */
export function trustAddress(address: string): void {
  running().watch.trust(floodAddress(address));
}

/** Whether a request of this account comes through in spite of the block; if not, it is noted. */
export function isLetThrough(block: KnownBlock, accountId: Id<"acct">): boolean {
  const { memory, counts } = running();
  if (memory.isLetThrough(block, accountId)) return true;
  counts.refused += 1;
  touchTraffic(accountId, block.address, 1).catch((error: unknown) =>
    log().warn(faultFields(error), "Blocked traffic is not noted."),
  );
  return false;
}

/** What this process has refused, and how many addresses it holds blocked. */
export function floodCounts(): Readonly<FloodCounts> & { readonly blocked: number } {
  const { counts, memory } = holder.tollgateFloods ?? {};
  return { refused: 0, begun: 0, ...counts, blocked: memory?.size() ?? 0 };
}

function running(): Guard {
  holder.tollgateFloods ??= begun();
  return holder.tollgateFloods;
}

function nowMs(): number {
  return systemClock().epochMilliseconds;
}

function begun(): Guard {
  const memory = newBlockMemory(nowMs);
  const read = (address: string | undefined) =>
    blocksInForce(address, nowMs())
      .then((blocks) => memory.take(address, blocks))
      .catch((error: unknown) => log().warn(faultFields(error), "Blocks are not read."));
  listen({
    channel: "address_blocks_changed",
    heard: (address) => void read(address),
    resumed: () => void read(undefined),
  });
  void read(undefined);
  beforeDisconnect(async () => {
    holder.tollgateFloods = undefined;
  });
  const watch = newFloodWatch(settings().floodLimit, () => performance.now());
  return { memory, watch, counts: { refused: 0, begun: 0 } };
}
