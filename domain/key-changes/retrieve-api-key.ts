import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ApiKey } from "#domain/api-keys/api-key";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { readerOf } from "#domain/changes/reader";
import { nameOf, neighboursOf, spentToday } from "#domain/key-changes/queries";
import type { SpendingDay } from "#domain/spending/spending-day";

/** A key with what stands beside it. */
export interface KeyWithStory {
  readonly key: ApiKey;
  /** Null where the operator made it. */
  readonly createdByName: string | null;
  /** The key whose place it took. */
  readonly former: ApiKey | undefined;
  /** The key that takes its place. */
  readonly later: ApiKey | undefined;
  /** What its line has moved today, of what is limited. */
  readonly spentToday: readonly SpendingDay[];
}

/** One key of the account, also one that has ended. */
export async function retrieveApiKey(
  ctx: Context,
  input: { readonly apiKeyId: string },
): Promise<KeyWithStory> {
  requireScope(ctx, "api_keys:read");

  const read = readerOf(ctx);
  const key = await loadApiKey(read, input.apiKeyId);
  const [neighbours, name, spent] = await Promise.all([
    neighboursOf(read, key),
    nameOf(read, key.createdBy),
    spentToday(read, key),
  ]);
  return { key, createdByName: name ?? null, ...neighbours, spentToday: spent };
}
