import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ApiKey } from "#domain/api-keys/api-key";
import { namesOfMakers } from "#domain/api-keys/queries";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";

/** A key and the name of who made it; null where the operator did. */
export interface ListedApiKey extends ApiKey {
  readonly createdByName: string | null;
}

/** The account's keys, newest first, the revoked ones too. */
export async function listApiKeys(ctx: Context, list: ListInput): Promise<Page<ListedApiKey>> {
  requireScope(ctx, "api_keys:read");

  const read = readerOf(ctx);
  const { rows, hasMore } = await readPage(read, apiKeys, { prefix: "key", list });
  const names = await namesOfMakers(read, rows);
  return {
    rows: rows.map((key) => ({
      ...key,
      createdByName: (key.createdBy && names.get(key.createdBy)) ?? null,
    })),
    hasMore,
  };
}
