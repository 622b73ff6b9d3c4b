import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { AddressBlock, BlockedTraffic } from "#domain/floods/address-block";
import { blocksOfAccount } from "#domain/floods/queries";

/** A block with what it meant to the account. */
export interface ShownBlock {
  readonly block: AddressBlock;
  readonly traffic: BlockedTraffic;
  readonly isInForce: boolean;
  /** Whether the account's own keys come through at the moment. */
  readonly isLetThrough: boolean;
}

/** The blocks of addresses that the account's own programs call from; no others are its concern. */
export async function listBlocks(ctx: Context): Promise<readonly ShownBlock[]> {
  requireScope(ctx, "rate_limits:read");

  const read = readerOf(ctx);
  const isAhead = (at: Temporal.Instant | null) =>
    at !== null && Temporal.Instant.compare(at, read.now) > 0;
  return (await blocksOfAccount(read)).map(({ block, traffic }) => ({
    block,
    traffic,
    isInForce: isAhead(block.until),
    isLetThrough: isAhead(traffic.letThroughUntil),
  }));
}
