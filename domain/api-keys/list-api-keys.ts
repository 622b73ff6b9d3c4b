import { and, gt, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ApiKey, KeyState } from "#domain/api-keys/api-key";
import { namesOfMakers } from "#domain/api-keys/queries";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";

/** A key and the name of who made it; null where the operator did. */
export interface ListedApiKey extends ApiKey {
  readonly createdByName: string | null;
}

export type ListApiKeysInput = ListInput & { readonly state?: KeyState | undefined };

/** The account's keys, newest first, the revoked ones too unless one state is asked for. */
export async function listApiKeys(
  ctx: Context,
  { state, ...list }: ListApiKeysInput,
): Promise<Page<ListedApiKey>> {
  requireScope(ctx, "api_keys:read");

  const read = readerOf(ctx);
  const filters = [state && inState(state, read.now)];
  const { rows, ...page } = await readPage(read, apiKeys, { prefix: "key", list, filters });
  const names = await namesOfMakers(read, rows);
  return {
    ...page,
    rows: rows.map((key) => ({
      ...key,
      createdByName: (key.createdBy && names.get(key.createdBy)) ?? null,
    })),
  };
}

/** The same as `keyState` says of a row. */
function inState(state: KeyState, now: Temporal.Instant): SQL | undefined {
  const { expiresAt, replacedById, revokedAt } = apiKeys;
  if (state === "revoked") return isNotNull(revokedAt);
  if (state === "expired") return and(isNull(revokedAt), lte(expiresAt, now));
  const works = and(isNull(revokedAt), or(isNull(expiresAt), gt(expiresAt, now)));
  return and(works, (state === "replaced" ? isNotNull : isNull)(replacedById));
}
