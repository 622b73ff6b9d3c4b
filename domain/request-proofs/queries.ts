import { and, eq } from "drizzle-orm";
import { database, sqlClient } from "#db/client";
import { apiKeyDigests } from "#db/schema/api-keys";
import { usedNonces } from "#db/schema/signatures";
import type { Id } from "#platform/ids";

/** Whether this nonce is new; of two at once, in any process, the unique key lets one through. */
export async function insertNonce(row: typeof usedNonces.$inferInsert): Promise<boolean> {
  const inserted = await database()
    .insert(usedNonces)
    .values(row)
    .onConflictDoNothing()
    .returning({ nonce: usedNonces.nonce });
  return inserted.length === 1;
}

/** Forgets a batch of nonces whose time is over and says how many; see db/grants.ts. */
export async function sweepBatch(): Promise<number> {
  const [swept] = await sqlClient()<[{ nonces: number }]>`
    select sweep_used_nonces()::int as nonces`;
  return swept.nonces;
}

/** By what the memory of API keys finds this key, if there is one. */
export async function findDigest(
  accountId: Id<"acct">,
  keyId: Id<"key">,
): Promise<string | undefined> {
  const [found] = await database()
    .select({ digest: apiKeyDigests.digest })
    .from(apiKeyDigests)
    .where(and(eq(apiKeyDigests.accountId, accountId), eq(apiKeyDigests.keyId, keyId)));
  return found?.digest;
}
