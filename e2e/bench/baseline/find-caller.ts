import { and, eq, isNull } from "drizzle-orm";
import { apiKeyDigests, apiKeys } from "#db/schema/api-keys";
import { accounts } from "#db/schema/merchants";
import { apiKeyDigest } from "#domain/api-keys/api-key-secret";
import type { db } from "#e2e/bench/baseline/database";

/** The account of the bearer's key, unless it was revoked. */
export async function findCaller(database: typeof db, authorization: string | null) {
  const secret = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1];
  if (secret === undefined) return undefined;
  const [found] = await database
    .select({ account: accounts })
    .from(apiKeyDigests)
    .innerJoin(
      apiKeys,
      and(eq(apiKeys.accountId, apiKeyDigests.accountId), eq(apiKeys.id, apiKeyDigests.keyId)),
    )
    .innerJoin(accounts, eq(accounts.id, apiKeyDigests.accountId))
    .where(and(eq(apiKeyDigests.digest, apiKeyDigest(secret)), isNull(apiKeys.revokedAt)));
  return found?.account;
}
