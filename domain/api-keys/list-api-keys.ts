import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ApiKey } from "#domain/api-keys/api-key";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";

/** The account's keys, newest first, the revoked ones too. */
export async function listApiKeys(ctx: Context, list: ListInput): Promise<Page<ApiKey>> {
  requireScope(ctx, "api_keys:read");

  return readPage(readerOf(ctx), apiKeys, { prefix: "key", list });
}
