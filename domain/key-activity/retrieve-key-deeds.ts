import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { readReport } from "#domain/changes/read-report";
import { readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { KeyDeed, KeyEvent, KeyUses } from "#domain/key-activity/key-uses";
import { deedsOf, latestEventsOf, usesOf } from "#domain/key-activity/queries";

export interface KeyDeedsInput {
  readonly apiKeyId: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** What was done with a key: from where, what happened by it, and how much money that names. */
export interface KeyDeeds {
  readonly uses: readonly KeyUses[];
  readonly isWhole: boolean;
  readonly deeds: readonly KeyDeed[];
  readonly latest: readonly KeyEvent[];
}

const mostDays = 31;

/** Everything that a key did from one moment to another, as after a leak one has to know. */
export async function retrieveKeyDeeds(ctx: Context, input: KeyDeedsInput): Promise<KeyDeeds> {
  requireScope(ctx, "requests:read");
  requireScope(ctx, "events:read");
  requireWindow(input);

  return readReport(ctx, async (near) => {
    const read = readerOf(near);
    const { id: keyId } = await loadApiKey(read, input.apiKeyId);
    const window = { keyId, from: input.from, to: input.to };
    const [uses, deeds, latest] = await Promise.all([
      usesOf(read, window),
      deedsOf(read, window),
      latestEventsOf(read, window),
    ]);
    return { ...uses, deeds, latest };
  });
}

function requireWindow({ from, to }: KeyDeedsInput): void {
  const hours = from.until(to).total("hours");
  if (hours > 0 && hours <= 24 * mostDays) return;
  throw new DomainError("range_too_wide", `Look at ${mostDays} days at most.`, { param: "from" });
}
