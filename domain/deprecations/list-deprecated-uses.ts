import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Deprecation, findDeprecation } from "#domain/api-versions/deprecations";
import { readerOf } from "#domain/changes/reader";
import type { DeprecationUse } from "#domain/deprecations/deprecation-use";
import { livingUses } from "#domain/deprecations/queries";

/** A working key that uses what will go, and what that is. */
export interface NamedUse {
  readonly use: DeprecationUse;
  readonly keyName: string;
  readonly hint: string;
  readonly deprecation: Deprecation;
}

/** A use that is so long ago is over. */
const forgottenDays = 14;

/** Which keys of the account have lately used what is deprecated, the latest first. */
export async function listDeprecatedUses(ctx: Context): Promise<readonly NamedUse[]> {
  requireScope(ctx, "api_keys:read");

  const read = readerOf(ctx);
  const oldest = read.now.subtract({ hours: 24 * forgottenDays });
  const rows = await livingUses(read);
  return rows.flatMap((row) => {
    const deprecation = findDeprecation(row.use.deprecation);
    const isRecent = Temporal.Instant.compare(row.use.lastUsedAt, oldest) >= 0;
    return deprecation && isRecent ? [{ ...row, deprecation }] : [];
  });
}
