import type { addressBlocks, blockedTraffic } from "#db/schema/floods";
import type { Id } from "#platform/ids";

/** An address that nobody is answered at for a while. */
export type AddressBlock = typeof addressBlocks.$inferSelect;

/** What a block means to one account. */
export type BlockedTraffic = typeof blockedTraffic.$inferSelect;

/** A block as every process holds it. */
export interface KnownBlock {
  readonly address: string;
  readonly untilMs: number;
  /** The accounts whose own keys come through all the same, and until when. */
  readonly passes: ReadonlyMap<Id<"acct">, number>;
}

/** How long a first block lasts; each further one within a day lasts twice as long, up to a day. */
export const firstBlockMinutes = 10;
export const longestBlockHours = 24;
/** How long an account's keys come through when somebody there has said so. */
export const letThroughHours = 24;
/** A name under which the page of limits shows what blocks refuse. */
export const floodRule = "flood";
