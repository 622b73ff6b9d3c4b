import { beforeDisconnect } from "#db/client";
import type { ApiKey } from "#domain/api-keys/api-key";
import { type KeyUse, writeUses } from "#domain/api-keys/queries";
import { faultFields, log } from "#platform/log";

const writtenEveryMs = 5_000;
/** Kept to the minute, so that a busy key costs one write a minute. */
const noteworthyMs = 60_000;

interface Uses {
  /** The last use of each key that is to be written. */
  readonly noted: Map<ApiKey["id"], KeyUse>;
  timer: NodeJS.Timeout | undefined;
}

// Next loads modules more than once in one process; each use must be noted in one place.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateKeyUses?: Uses | undefined };

/** Where a key was used from, and for what. */
export type SeenUse = Pick<KeyUse, "address" | "route">;

/**
 * Notes to the minute that a key was used, outside the request's way: it is written some seconds
 * later together with the others, and a crash loses those seconds.
 */
export function noteKeyUse(key: ApiKey, at: Temporal.Instant, seen: SeenUse): void {
  const { accountId, id, lastUsedAt } = key;
  if (lastUsedAt && at.epochMilliseconds - lastUsedAt.epochMilliseconds < noteworthyMs) return;
  holder.tollgateKeyUses ??= begun();
  holder.tollgateKeyUses.noted.set(id, { accountId, id, at, ...seen });
  writeLater(holder.tollgateKeyUses);
}

/** Writes what was noted; what cannot be written is tried again some seconds later. */
export async function writeKeyUses(): Promise<void> {
  const uses = holder.tollgateKeyUses;
  if (!uses || uses.noted.size === 0) return;
  const written = [...uses.noted.values()];
  uses.noted.clear();
  try {
    await writeUses(written, noteworthyMs);
  } catch (error) {
    for (const use of written) if (!uses.noted.has(use.id)) uses.noted.set(use.id, use);
    writeLater(uses);
    log().warn(faultFields(error), "When keys were used could not be written yet.");
  }
}

/** The timer keeps no process alive: who ends in order writes by itself. */
function writeLater(uses: Uses): void {
  uses.timer ??= setTimeout(() => {
    uses.timer = undefined;
    void writeKeyUses();
  }, writtenEveryMs).unref();
}

function begun(): Uses {
  beforeDisconnect(async () => {
    await writeKeyUses();
    clearTimeout(holder.tollgateKeyUses?.timer);
    holder.tollgateKeyUses = undefined;
  });
  return { noted: new Map(), timer: undefined };
}
