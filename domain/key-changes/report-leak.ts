import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import type { ApiKey } from "#domain/api-keys/api-key";
import { keySettings } from "#domain/api-keys/api-key-view";
import { forgetKeysOf } from "#domain/api-keys/key-memory";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import type { CreatedApiKey } from "#domain/api-keys/new-key";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { successorOf, withSuccessor } from "#domain/key-changes/successor";

export interface ReportLeakInput {
  readonly apiKeyId: string;
  /** Makes another key with the same rights in the same moment. */
  readonly reissues: boolean;
}

/** The key that strangers have, and the one in its place. */
export interface LeakedApiKey {
  readonly leaked: ApiKey;
  readonly reissued: CreatedApiKey | undefined;
}

/**
 * Ends a key that strangers have, everywhere within a second, and makes another one with the same
 * rights unless it has a successor. Who may do less than the key can end it only.
 */
export async function reportLeak(ctx: Context, input: ReportLeakInput): Promise<LeakedApiKey> {
  requireScope(ctx, "api_keys:write");
  requireFreshProof(ctx);

  const ended = await commit(ctx, async (read) => {
    const key = await loadApiKey(read, input.apiKeyId);
    const reissued =
      input.reissues && !key.replacedById ? successorOf(key, ctx, { now: read.now }) : undefined;
    const leaked = next(key, {
      leakedAt: key.leakedAt ?? read.now,
      revokedAt: key.revokedAt ?? read.now,
      replacedById: reissued?.key.id ?? key.replacedById,
    });
    const audit = {
      action: "api_key.leaked",
      subject: key.id,
      before: keySettings(key),
      after: { reissued_as: reissued?.key.id ?? null },
    };
    const changed = change({ leaked, reissued }, { audit, events: [] });
    changed.updates(apiKeys, key, leaked);
    return reissued ? withSuccessor(changed, reissued, { read, former: key }) : changed;
  });
  forgetKeysOf(ended.leaked.accountId);
  return ended;
}
