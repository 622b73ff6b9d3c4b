import { and, desc, eq, gt, sql } from "drizzle-orm";
import { database, sqlClient } from "#db/client";
import { addressBlocks, blockedTraffic } from "#db/schema/floods";
import type { Reader } from "#domain/changes/reader";
import type { AddressBlock, BlockedTraffic, KnownBlock } from "#domain/floods/address-block";
import { uuidToId } from "#platform/ids";

interface BlockRow {
  readonly address: string;
  readonly left_ms: number;
  readonly passes: readonly (readonly [string, number])[];
}

const mostBlocks = 50_000;

/** The blocks in force, of one address or of all, as every process holds them. */
export async function blocksInForce(
  address: string | undefined,
  nowMs: number,
): Promise<readonly KnownBlock[]> {
  const rows = await sqlClient()<BlockRow[]>`
    select address, extract(epoch from until - now())::float8 * 1000 as left_ms,
      coalesce((select jsonb_agg(jsonb_build_array(account_id,
          extract(epoch from let_through_until - now()) * 1000))
        from blocked_traffic passed
        where passed.address = block.address and let_through_until > now()), '[]') as passes
    from address_blocks block
    where until > now() and (${address ?? null}::text is null or address = ${address ?? null})
    order by until desc limit ${mostBlocks}`;
  return rows.map((row) => ({
    address: row.address,
    untilMs: nowMs + row.left_ms,
    passes: new Map(row.passes.map(([id, leftMs]) => [uuidToId("acct", id), nowMs + leftMs])),
  }));
}

const mostShown = 100;

/** The blocks that touched an account's traffic, the latest first, also those that are over. */
export function blocksOfAccount({ db, accountId }: Reader) {
  return db
    .select({ block: addressBlocks, traffic: blockedTraffic })
    .from(blockedTraffic)
    .innerJoin(addressBlocks, eq(addressBlocks.address, blockedTraffic.address))
    .where(eq(blockedTraffic.accountId, accountId))
    .orderBy(desc(addressBlocks.blockedAt))
    .limit(mostShown);
}

/** What a block in force means to the account, if it touched it. */
export async function findTraffic(
  { db, accountId, now }: Reader,
  address: string,
): Promise<{ readonly block: AddressBlock; readonly traffic: BlockedTraffic } | undefined> {
  const [found] = await db
    .select({ block: addressBlocks, traffic: blockedTraffic })
    .from(blockedTraffic)
    .innerJoin(addressBlocks, eq(addressBlocks.address, blockedTraffic.address))
    .where(
      and(
        eq(blockedTraffic.accountId, accountId),
        eq(blockedTraffic.address, address),
        gt(addressBlocks.until, now),
      ),
    );
  return found;
}

/** Ends the block of an address for all; false where there is none in force. */
export async function endBlock(address: string): Promise<boolean> {
  const ended = await database()
    .update(addressBlocks)
    .set({ until: sql`now()` })
    .where(and(eq(addressBlocks.address, address), gt(addressBlocks.until, sql`now()`)))
    .returning({ address: addressBlocks.address });
  return ended.length > 0;
}
