import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { readReport } from "#domain/changes/read-report";
import { readerOf } from "#domain/changes/reader";
import type { KeyUses } from "#domain/key-activity/key-uses";
import { usesOf } from "#domain/key-activity/queries";

/** Who uses a key, and for what. */
export interface KeyCallers {
  readonly from: Temporal.Instant;
  readonly uses: readonly KeyUses[];
  /** False where there are more requests than are looked through. */
  readonly isWhole: boolean;
}

export interface KeyCallersInput {
  readonly apiKeyId: string;
  readonly from: Temporal.Instant;
  readonly to?: Temporal.Instant | undefined;
}

/** From which addresses a key was used since then, for what, how often and when last. */
export async function retrieveKeyCallers(
  ctx: Context,
  { apiKeyId, from, to }: KeyCallersInput,
): Promise<KeyCallers> {
  requireScope(ctx, "requests:read");

  return readReport(ctx, async (near) => {
    const read = readerOf(near);
    const { id: keyId } = await loadApiKey(read, apiKeyId);
    const end = to ?? read.now.add({ seconds: 1 });
    return { from, ...(await usesOf(read, { keyId, from, to: end })) };
  });
}
