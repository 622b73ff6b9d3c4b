import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { readReport } from "#domain/changes/read-report";
import { readerOf } from "#domain/changes/reader";
import { type NeededRights, neededRights, type ScopeOf } from "#domain/key-activity/needed-rights";
import { usesOf } from "#domain/key-activity/queries";
import { rightsOf } from "#domain/key-rights/key-rights";

export interface NeededRightsInput {
  readonly apiKeyId: string;
  /** How many days count; what was older is only told of. */
  readonly days: number;
  readonly scopeOf: ScopeOf;
}

/** As far back as the request log goes that every installation keeps. */
const everDays = 30;

/** The least rights that a key's requests of some days needed, and what they would not allow. */
export async function retrieveNeededRights(
  ctx: Context,
  { apiKeyId, days, scopeOf }: NeededRightsInput,
): Promise<NeededRights & { readonly isWhole: boolean }> {
  requireScope(ctx, "requests:read");

  return readReport(ctx, async (near) => {
    const read = readerOf(near);
    const key = await loadApiKey(read, apiKeyId);
    const to = read.now.add({ seconds: 1 });
    const since = (count: number) => ({ from: to.subtract({ hours: 24 * count }), to });
    const [lately, ever] = await Promise.all([
      usesOf(read, { keyId: key.id, ...since(days) }),
      usesOf(read, { keyId: key.id, ...since(everDays) }),
    ]);
    const rights = neededRights(rightsOf(key), { lately: lately.uses, ever: ever.uses }, scopeOf);
    return { ...rights, isWhole: lately.isWhole };
  });
}
